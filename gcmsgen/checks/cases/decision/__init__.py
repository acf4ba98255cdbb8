"""Do the grounds, the conclusions, the reasons and the documents of a decision carry one another?"""
