package wasmk8s

// Decoder makes of a module's settings whatever its policy wants of them. If none are configured it gets an absent [Value]:
// all methods that decode one are then errors, so that settings are required unless the decoder looks for that case. Use
// [Object.Only], so that a misspelt setting is reported instead of silently ignored.
type Decoder[S any] func(settings Value) (S, error)

// None is what a policy without settings gets.
type None struct{}

// NoSettings is the [Decoder] of modules that have no settings. It refuses any.
func NoSettings(settings Value) (None, error) {
	if settings.Absent() {
		return None{}, nil
	}
	return None{}, Error("this module takes no settings")
}

func settingsError(configured Value, err error) error {
	if configured.Absent() {
		return Error("this module needs settings, and none are configured")
	}
	return within("settings", err)
}
