package wasmk8s

// Verdict is the answer to an admission request: allowed, perhaps with a changed object, or denied.
type Verdict struct {
	uid         string
	allowed     bool
	denial      denial
	object      *Object
	warnings    []string
	annotations []annotation
}

type denial struct {
	message, reason string
	code            int
	causes          []cause
}

type cause struct {
	field, message string
}

type annotation struct {
	key, value string
}

// Allow lets the request proceed, with the object as it is.
func Allow() *Verdict {
	return &Verdict{allowed: true}
}

// Mutate lets the request proceed, with object in place of the object sent: every field that it lacks is removed. Change the
// request's own [Object], lest fields that you do not know get lost.
func Mutate(object *Object) *Verdict {
	return &Verdict{allowed: true, object: object}
}

// Deny refuses the request; message tells the user why.
func Deny(message string) *Verdict {
	return &Verdict{denial: denial{message: message}}
}

// WithCode sets the HTTP status code of a denial, 400 to 599. Without it the API server answers 400.
func (v *Verdict) WithCode(code int) *Verdict {
	v.denial.code = code
	return v
}

// WithReason sets the machine-readable reason of a denial, such as Forbidden or Invalid.
func (v *Verdict) WithReason(reason string) *Verdict {
	v.denial.reason = reason
	return v
}

// WithCause adds one of several causes of a denial: the path of a field, and what is wrong with it.
func (v *Verdict) WithCause(field, message string) *Verdict {
	v.denial.causes = append(v.denial.causes, cause{field, message})
	return v
}

// WithWarning adds a warning that clients show to the user, whatever the verdict. Aim for 120 characters at most.
func (v *Verdict) WithWarning(warning string) *Verdict {
	v.warnings = append(v.warnings, warning)
	return v
}

// WithAnnotation adds an annotation to the audit event, in place of one with this key. The host puts the module's name
// before key.
func (v *Verdict) WithAnnotation(key, value string) *Verdict {
	for i := range v.annotations {
		if v.annotations[i].key == key {
			v.annotations[i].value = value
			return v
		}
	}
	v.annotations = append(v.annotations, annotation{key, value})
	return v
}

func (v *Verdict) append(out []byte) []byte {
	out = append(out, `{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":`...)
	out = appendText(out, v.uid)
	if v.allowed {
		out = append(out, `,"allowed":true`...)
	} else {
		out = append(out, `,"allowed":false`...)
		out = v.denial.append(out)
	}
	if v.object != nil {
		out = append(out, `,"patchType":"Full","patch":"`...)
		if v.object.members == nil {
			out = appendBase64(out, []byte(v.object.raw))
		} else {
			out = appendBase64(out, v.object.append(v.object.buffer()))
		}
		out = append(out, '"')
	}
	out = appendTexts(out, "warnings", v.warnings)
	if len(v.annotations) > 0 {
		out = append(appendName(out, "auditAnnotations"), '{')
		for _, one := range v.annotations {
			out = appendText(appendName(out, one.key), one.value)
		}
		out = append(out, '}')
	}
	return append(out, '}', '}')
}

func (d *denial) append(out []byte) []byte {
	out = append(appendName(out, "status"), '{')
	out = appendMember(out, "message", d.message)
	out = appendMember(out, "reason", d.reason)
	if d.code != 0 {
		out = append(appendName(out, "code"), digits(int64(d.code))...)
	}
	if len(d.causes) > 0 {
		out = append(appendName(out, "details"), `{"causes":[`...)
		for i, one := range d.causes {
			if i > 0 {
				out = append(out, ',')
			}
			out = appendText(append(out, `{"field":`...), one.field)
			out = append(appendText(append(out, `,"message":`...), one.message), '}')
		}
		out = append(out, ']', '}')
	}
	return append(out, '}')
}
