"""The widgets: they show what the model says and report what the user did."""
