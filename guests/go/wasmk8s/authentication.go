package wasmk8s

// TokenReviewSpec asks whose token this is.
type TokenReviewSpec struct {
	// Token is the bearer token, without its scheme. A secret: keep it out of messages.
	Token string
	// Audiences are those that the token should be meant for; empty when the caller does not care.
	Audiences []string
}

// Authentication is the answer: a user, or nobody that this module knows.
type Authentication struct {
	user      *UserInfo
	audiences []string
}

// Authenticated says that the token is this user's. The name must not be empty.
func Authenticated(user UserInfo) *Authentication {
	return &Authentication{user: &user}
}

// Unknown says that the token is not known here: the next authenticator is asked. For a token that could not be checked
// return an error instead, lest the answer be cached.
func Unknown() *Authentication {
	return &Authentication{}
}

// ForAudiences names the audiences, of those that were asked for, which the token is good for. Without it the answer is that
// of an authenticator that knows nothing of audiences, and the API server's own apply.
func (a *Authentication) ForAudiences(audiences ...string) *Authentication {
	a.audiences = audiences
	return a
}

// AnswerTokenReview is the whole of a call, from the bytes of standard input to those of standard output: for tests.
// [ServeAuthenticator] does the rest.
func AnswerTokenReview[S any](input []byte, settings Decoder[S], policy func(*TokenReviewSpec, S) (*Authentication, error)) []byte {
	spec := &TokenReviewSpec{}
	return answer(input, settings, specOf(spec.read), func(settings S) (appender, error) {
		answer, err := policy(spec, settings)
		if err != nil || answer == nil {
			return nil, orNone(err)
		}
		return answer.append, nil
	})
}

func (s *TokenReviewSpec) read(r *reader) {
	for more := r.begin('{', '}'); more; more = r.more('}') {
		name := r.name()
		if r.null() {
			continue
		}
		switch name {
		case "token":
			s.Token = r.string()
		case "audiences":
			s.Audiences = r.strings()
		default:
			r.skip()
		}
	}
}

func (a *Authentication) append(out []byte) []byte {
	out = append(out, `{"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","status":{"authenticated":`...)
	if a.user == nil {
		return append(out, `false}}`...)
	}
	out = a.user.append(append(out, `true,"user":`...))
	out = appendTexts(out, "audiences", a.audiences)
	return append(out, '}', '}')
}
