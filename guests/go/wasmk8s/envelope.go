package wasmk8s

import "unicode/utf8"

// appender writes the answer to a review.
type appender func(out []byte) []byte

// reading reads one value of the input.
type reading func(r *reader)

// output is where most answers fit: memory that is there from the start is cheaper than what is asked for in a call.
var output [8 << 10]byte

// answer decodes input, has policy answer, and encodes its answer or the reason that there is none.
func answer[S any](input []byte, decode Decoder[S], review reading, policy func(S) (appender, error)) []byte {
	configured, err := readEnvelope(text(input), review)
	if err != nil {
		return failure(err)
	}
	settings, err := decode(configured)
	if err != nil {
		return failure(settingsError(configured, err))
	}
	write, err := policy(settings)
	if err != nil {
		return failure(err)
	}
	return append(write(append(output[:0], `{"response":`...)), '}')
}

// failure is the answer of a policy that has none.
func failure(err error) []byte {
	reason := err.Error()
	if reason == "" {
		reason = "no reason given" // an empty error would read as none
	}
	return append(appendText(append(output[:0], `{"error":`...), reason), '}')
}

// orNone is the error of a policy, or that it returned neither an answer nor an error.
func orNone(err error) error {
	if err == nil {
		return Error("the policy gave no answer")
	}
	return err
}

// readEnvelope reads the review, and returns the settings.
func readEnvelope(input string, review reading) (settings Value, err error) {
	if !utf8.ValidString(input) {
		return Value{}, Error("the input is not UTF-8")
	}
	r := reader{text: input}
	found := false
	for more := r.begin('{', '}'); more; more = r.more('}') {
		name := r.name()
		if r.null() {
			continue
		}
		switch name {
		case "request":
			found = true
			review(&r)
		case "settings":
			settings = r.value()
		default:
			r.skip()
		}
	}
	r.end()
	r.member = ""
	if !found {
		r.fail("no request")
	}
	return settings, r.err()
}

// reviewOf reads a review whose request half is its member name.
func reviewOf(name string, half reading) reading {
	return func(r *reader) {
		found := false
		for more := r.begin('{', '}'); more; more = r.more('}') {
			member := r.name()
			switch {
			case r.null():
			case member == name:
				found = true
				half(r)
			default:
				r.skip()
			}
		}
		r.member = "request"
		if !found {
			r.fail("no " + name)
		}
	}
}

func specOf(half reading) reading {
	return reviewOf("spec", half)
}
