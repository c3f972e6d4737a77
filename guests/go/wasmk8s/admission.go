package wasmk8s

// AdmissionRequest asks whether this change may be made.
type AdmissionRequest struct {
	// UID identifies this call. The answer repeats it, which is done for you.
	UID string
	// Kind is that of Object and OldObject.
	Kind     GroupVersionKind
	Resource GroupVersionResource
	// SubResource is for example status or scale; empty for the resource itself.
	SubResource string
	// RequestKind is the kind that the client used, when the host converted the object to another; else nil.
	RequestKind *GroupVersionKind
	// RequestResource is the resource that the client used, when the host matched an equivalent; else nil.
	RequestResource    *GroupVersionResource
	RequestSubResource string
	// Name is empty while the name is yet to be generated, and on deletion of a collection.
	Name string
	// Namespace is empty for cluster-scoped objects. A Namespace has its own name here.
	Namespace string
	Operation Operation
	UserInfo  UserInfo
	// Object is the object as it would become; nil on DELETE.
	Object *Object
	// OldObject is the object as it is; nil on CREATE and CONNECT.
	OldObject *Object
	// DryRun tells that nothing will be stored. A policy should decide as always.
	DryRun bool
	// Options are the CreateOptions, UpdateOptions or DeleteOptions of the request; nil if there are none.
	Options *Object
}

// Operation is what is done to the object. A PATCH request comes as [Update].
type Operation string

// The operations that there are. Any other is an error before the policy is asked.
const (
	Create  Operation = "CREATE"
	Update  Operation = "UPDATE"
	Delete  Operation = "DELETE"
	Connect Operation = "CONNECT"
)

// GroupVersionKind is a kind, fully qualified. The core group is empty.
type GroupVersionKind struct {
	Group, Version, Kind string
}

// GroupVersionResource is a resource (plural, lower case), fully qualified. The core group is empty.
type GroupVersionResource struct {
	Group, Version, Resource string
}

// IsKind tells whether the object is of this kind, in any version. The core group is "".
func (r *AdmissionRequest) IsKind(group, kind string) bool {
	return r.Kind.Group == group && r.Kind.Kind == kind
}

// IsCreateOrUpdate tells whether the object itself is created or updated: not one of its subresources, and neither DELETE
// nor CONNECT.
func (r *AdmissionRequest) IsCreateOrUpdate() bool {
	return (r.Operation == Create || r.Operation == Update) && r.SubResource == ""
}

// AnswerAdmission is the whole of a call, from the bytes of standard input to those of standard output: for tests.
// [ServeAdmission] does the rest.
func AnswerAdmission[S any](input []byte, settings Decoder[S], policy func(*AdmissionRequest, S) (*Verdict, error)) []byte {
	request := &AdmissionRequest{}
	return answer(input, settings, reviewOf("request", request.read), func(settings S) (appender, error) {
		verdict, err := policy(request, settings)
		if err != nil || verdict == nil {
			return nil, orNone(err)
		}
		verdict.uid = request.UID
		return verdict.append, nil
	})
}

func (a *AdmissionRequest) read(r *reader) {
	hasUID := false
	for more := r.begin('{', '}'); more; more = r.more('}') {
		name := r.name()
		if r.null() {
			continue
		}
		switch name {
		case "uid":
			a.UID = r.string()
			hasUID = true
		case "kind":
			a.Kind.read(r)
		case "resource":
			a.Resource.read(r)
		case "subResource":
			a.SubResource = r.string()
		case "name":
			a.Name = r.string()
		case "namespace":
			a.Namespace = r.string()
		case "operation":
			a.Operation = operation(r)
		case "userInfo":
			a.UserInfo = UserInfo{}
			a.UserInfo.read(r)
		case "object":
			a.Object = readObject(r)
		case "oldObject":
			a.OldObject = readObject(r)
		case "dryRun":
			a.DryRun = r.bool()
		case "options":
			a.Options = readObject(r)
		default:
			a.readRequested(name, r)
		}
	}
	r.member = "request"
	if !hasUID {
		r.fail("no uid")
	}
	if a.Operation == "" {
		r.fail("no operation")
	}
}

// readRequested reads what the client asked for, where that was converted.
func (a *AdmissionRequest) readRequested(name string, r *reader) {
	switch name {
	case "requestKind":
		a.RequestKind = &GroupVersionKind{}
		a.RequestKind.read(r)
	case "requestResource":
		a.RequestResource = &GroupVersionResource{}
		a.RequestResource.read(r)
	case "requestSubResource":
		a.RequestSubResource = r.string()
	default:
		r.skip()
	}
}

func operation(r *reader) Operation {
	switch operation := Operation(r.string()); operation {
	case Create, Update, Delete, Connect:
		return operation
	}
	r.fail("not an operation")
	return ""
}

func readObject(r *reader) *Object {
	if r.next() != '{' {
		r.expected('{')
		return nil
	}
	return &Object{raw: r.value().raw}
}

func (g *GroupVersionKind) read(r *reader) {
	readGroupVersion(r, &g.Group, &g.Version, "kind", &g.Kind)
}

func (g *GroupVersionResource) read(r *reader) {
	readGroupVersion(r, &g.Group, &g.Version, "resource", &g.Resource)
}

func readGroupVersion(r *reader, group, version *string, third string, what *string) {
	for more := r.begin('{', '}'); more; more = r.more('}') {
		name := r.name()
		if r.null() {
			continue
		}
		switch name {
		case "group":
			*group = r.string()
		case "version":
			*version = r.string()
		case third:
			*what = r.string()
		default:
			r.skip()
		}
	}
}
