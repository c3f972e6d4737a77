package wasmk8s

// Error says why a module could not answer. A policy may return any error; this type is one that needs no other package.
//
// An error is no denial: a denial is a [Verdict] or [Decision]. What becomes of a request that a module could not answer
// is for the host to decide. Clients may see the text: name no secret in it.
type Error string

func (e Error) Error() string {
	return string(e)
}

// within says in which member something went wrong.
func within(name string, err error) error {
	return Error("in " + name + ": " + err.Error())
}

// digits writes a number in decimal.
func digits(number int64) string {
	var buffer [20]byte
	at := len(buffer)
	rest := uint64(number)
	if number < 0 {
		rest = -rest
	}
	for {
		at--
		buffer[at] = byte('0' + rest%10)
		if rest /= 10; rest == 0 {
			break
		}
	}
	if number < 0 {
		at--
		buffer[at] = '-'
	}
	return string(buffer[at:])
}
