package enum DemoDataPlaceholder {}
