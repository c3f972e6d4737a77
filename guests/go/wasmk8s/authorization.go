package wasmk8s

// SubjectAccessReviewSpec asks whether this user may do that. Exactly one kind of attributes is there.
type SubjectAccessReviewSpec struct {
	User   string
	UID    string
	Groups []string
	Extra  Extra
	// ResourceAttributes is there when the request is for a resource, else nil.
	ResourceAttributes *ResourceAttributes
	// NonResourceAttributes is there when the request is for any other path, else nil.
	NonResourceAttributes *NonResourceAttributes
}

// IsIn tells whether the user is a member of group.
func (s *SubjectAccessReviewSpec) IsIn(group string) bool {
	return contains(s.Groups, group)
}

// ResourceAttributes is a request for a resource. Empty strings mean: core group, no subresource, all names, all namespaces
// or none.
type ResourceAttributes struct {
	Namespace   string
	Verb        string
	Group       string
	Version     string
	Resource    string
	Subresource string
	Name        string
	// FieldSelector narrows the request; it may be ignored, since the wider request is then what is decided.
	FieldSelector *Selector
	// LabelSelector narrows the request; it may be ignored, since the wider request is then what is decided.
	LabelSelector *Selector
}

// Selector is what a list, watch or deletecollection request is limited to: all of the requirements hold.
type Selector struct {
	Requirements []SelectorRequirement
	// RawSelector is the selector as it was written. Not meant to be parsed.
	RawSelector string
}

// SelectorRequirement is one requirement of a selector.
type SelectorRequirement struct {
	Key string
	// Operator is In, NotIn, Exists or DoesNotExist; others may come.
	Operator string
	Values   []string
}

// NonResourceAttributes is a request for a path that is no resource, such as /healthz.
type NonResourceAttributes struct {
	Path string
	// Verb is the HTTP method in lower case.
	Verb string
}

// Decision is the answer: allow, deny, or leave it to the next authorizer.
type Decision struct {
	allowed, denied bool
	reason          string
}

// AllowAccess says yes, and no other authorizer is asked.
func AllowAccess() *Decision {
	return &Decision{allowed: true}
}

// DenyAccess says no, and no other authorizer is asked.
func DenyAccess() *Decision {
	return &Decision{denied: true}
}

// NoOpinion says that it is not for this module to say. If no other authorizer allows the request it is forbidden.
func NoOpinion() *Decision {
	return &Decision{}
}

// Because says why, for the user and the audit log.
func (d *Decision) Because(reason string) *Decision {
	d.reason = reason
	return d
}

// AnswerSubjectAccessReview is the whole of a call, from the bytes of standard input to those of standard output: for tests.
// [ServeAuthorizer] does the rest.
func AnswerSubjectAccessReview[S any](input []byte, settings Decoder[S], policy func(*SubjectAccessReviewSpec, S) (*Decision, error)) []byte {
	spec := &SubjectAccessReviewSpec{}
	return answer(input, settings, specOf(spec.read), func(settings S) (appender, error) {
		decision, err := policy(spec, settings)
		if err != nil || decision == nil {
			return nil, orNone(err)
		}
		return decision.append, nil
	})
}

func (s *SubjectAccessReviewSpec) read(r *reader) {
	for more := r.begin('{', '}'); more; more = r.more('}') {
		name := r.name()
		if r.null() {
			continue
		}
		switch name {
		case "user":
			s.User = r.string()
		case "uid":
			s.UID = r.string()
		case "groups":
			s.Groups = r.strings()
		case "extra":
			s.Extra.read(r)
		case "resourceAttributes":
			s.ResourceAttributes = &ResourceAttributes{}
			s.ResourceAttributes.read(r)
		case "nonResourceAttributes":
			s.NonResourceAttributes = &NonResourceAttributes{}
			s.NonResourceAttributes.read(r)
		default:
			r.skip()
		}
	}
}

func (a *ResourceAttributes) read(r *reader) {
	for more := r.begin('{', '}'); more; more = r.more('}') {
		name := r.name()
		if r.null() {
			continue
		}
		switch name {
		case "namespace":
			a.Namespace = r.string()
		case "verb":
			a.Verb = r.string()
		case "group":
			a.Group = r.string()
		case "version":
			a.Version = r.string()
		case "resource":
			a.Resource = r.string()
		case "subresource":
			a.Subresource = r.string()
		case "name":
			a.Name = r.string()
		case "fieldSelector":
			a.FieldSelector = readSelector(r)
		case "labelSelector":
			a.LabelSelector = readSelector(r)
		default:
			r.skip()
		}
	}
}

func readSelector(r *reader) *Selector {
	selector := &Selector{}
	for more := r.begin('{', '}'); more; more = r.more('}') {
		name := r.name()
		if r.null() {
			continue
		}
		switch name {
		case "requirements":
			selector.Requirements = nil
			for more := r.begin('[', ']'); more; more = r.more(']') {
				selector.Requirements = append(selector.Requirements, readRequirement(r))
			}
		case "rawSelector":
			selector.RawSelector = r.string()
		default:
			r.skip()
		}
	}
	return selector
}

func readRequirement(r *reader) (requirement SelectorRequirement) {
	for more := r.begin('{', '}'); more; more = r.more('}') {
		name := r.name()
		if r.null() {
			continue
		}
		switch name {
		case "key":
			requirement.Key = r.string()
		case "operator":
			requirement.Operator = r.string()
		case "values":
			requirement.Values = r.strings()
		default:
			r.skip()
		}
	}
	return requirement
}

func (a *NonResourceAttributes) read(r *reader) {
	for more := r.begin('{', '}'); more; more = r.more('}') {
		name := r.name()
		if r.null() {
			continue
		}
		switch name {
		case "path":
			a.Path = r.string()
		case "verb":
			a.Verb = r.string()
		default:
			r.skip()
		}
	}
}

func (d *Decision) append(out []byte) []byte {
	out = append(out, `{"apiVersion":"authorization.k8s.io/v1","kind":"SubjectAccessReview","status":{"allowed":`...)
	if d.allowed {
		out = append(out, `true`...)
	} else {
		out = append(out, `false`...)
	}
	if d.denied {
		out = append(out, `,"denied":true`...)
	}
	out = appendMember(out, "reason", d.reason)
	return append(out, '}', '}')
}
