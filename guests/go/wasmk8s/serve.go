package wasmk8s

import "unsafe"

// ServeAuthenticator answers one call of the entry point authn.
func ServeAuthenticator[S any](settings Decoder[S], policy func(*TokenReviewSpec, S) (*Authentication, error)) {
	serve(func(input []byte) []byte { return AnswerTokenReview(input, settings, policy) })
}

// ServeAuthorizer answers one call of the entry point authz.
func ServeAuthorizer[S any](settings Decoder[S], policy func(*SubjectAccessReviewSpec, S) (*Decision, error)) {
	serve(func(input []byte) []byte { return AnswerSubjectAccessReview(input, settings, policy) })
}

// ServeAdmission answers one call of the entry point validate, for policies that change objects and such that do not. The
// host takes a [Mutate] from modules that are configured as mutating, and from no others.
func ServeAdmission[S any](settings Decoder[S], policy func(*AdmissionRequest, S) (*Verdict, error)) {
	serve(func(input []byte) []byte { return AnswerAdmission(input, settings, policy) })
}

// serve reads all of standard input, and writes what answer makes of it to standard output.
func serve(answer func([]byte) []byte) {
	input, err := readAll()
	if err != nil {
		writeAll(failure(err))
		return
	}
	writeAll(answer(input))
}

// text is input as a string, which nobody changes any more.
func text(input []byte) string {
	return unsafe.String(unsafe.SliceData(input), len(input))
}
