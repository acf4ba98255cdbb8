# A list of verbs and no more: tools/setup.sh says what each does. Without make: sh tools/setup.sh demo

VERBS = help demo test quick long bench scorecard docs pictures gold lock setup clean

.PHONY: $(VERBS)
$(VERBS):
	@sh tools/setup.sh $@
