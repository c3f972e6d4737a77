package wasmk8s

const hexDigits = "0123456789abcdef"

// appendText writes a JSON string. Bytes that are no UTF-8 stay as they are, for the host to refuse.
func appendText(out []byte, text string) []byte {
	out = append(out, '"')
	from := 0
	for at := 0; at < len(text); at++ {
		c := text[at]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		out = append(out, text[from:at]...)
		from = at + 1
		switch c {
		case '"', '\\':
			out = append(out, '\\', c)
		case '\n':
			out = append(out, '\\', 'n')
		case '\r':
			out = append(out, '\\', 'r')
		case '\t':
			out = append(out, '\\', 't')
		default:
			out = append(out, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	out = append(out, text[from:]...)
	return append(out, '"')
}

// appendMember writes `,"name":"text"`, or nothing if the text is empty.
func appendMember(out []byte, name, text string) []byte {
	if text == "" {
		return out
	}
	return appendText(appendName(out, name), text)
}

// appendName writes `,"name":`, without the comma where an object begins.
func appendName(out []byte, name string) []byte {
	if out[len(out)-1] != '{' {
		out = append(out, ',')
	}
	return append(appendText(out, name), ':')
}

// appendTexts writes `,"name":["text"]`, or nothing if there are no texts.
func appendTexts(out []byte, name string, texts []string) []byte {
	if len(texts) == 0 {
		return out
	}
	out = append(appendName(out, name), '[')
	for i, text := range texts {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendText(out, text)
	}
	return append(out, ']')
}

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// appendBase64 writes the standard base64 of data, with padding. encoding/base64 would bring reflection along.
func appendBase64(out []byte, data []byte) []byte {
	at := len(out)
	out = append(out, make([]byte, (len(data)+2)/3*4)...)
	for len(data) >= 3 {
		group := out[at : at+4 : at+4]
		bits := uint(data[0])<<16 | uint(data[1])<<8 | uint(data[2])
		group[0] = base64Digits[bits>>18&63]
		group[1] = base64Digits[bits>>12&63]
		group[2] = base64Digits[bits>>6&63]
		group[3] = base64Digits[bits&63]
		data = data[3:]
		at += 4
	}
	switch len(data) {
	case 1:
		bits := uint(data[0]) << 4
		copy(out[at:], []byte{base64Digits[bits>>6&63], base64Digits[bits&63], '=', '='})
	case 2:
		bits := uint(data[0])<<10 | uint(data[1])<<2
		copy(out[at:], []byte{base64Digits[bits>>12&63], base64Digits[bits>>6&63], base64Digits[bits&63], '='})
	}
	return out
}
