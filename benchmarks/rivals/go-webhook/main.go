// The rule of magic-validator as a webhook: a Go server in a process of its own, and a Go client, over HTTPS on the
// loopback interface with the connection kept alive. A call is measured from the bytes of the review to the decoded and
// checked answer.
package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"time"

	"dev.wasmk8s/benchmarks/timing"
	admission "k8s.io/api/admission/v1"
	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
)

func serve(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	var in admission.AdmissionReview
	if err == nil {
		err = json.Unmarshal(body, &in)
	}
	if err != nil || in.Request == nil {
		http.Error(w, "not an AdmissionReview", http.StatusBadRequest)
		return
	}
	out := &admission.AdmissionResponse{UID: in.Request.UID, Allowed: true}
	if in.Request.Kind.Group == "" && in.Request.Kind.Kind == "ConfigMap" && len(in.Request.Object.Raw) > 0 {
		var object core.ConfigMap
		if err := json.Unmarshal(in.Request.Object.Raw, &object); err != nil {
			http.Error(w, "not a ConfigMap", http.StatusBadRequest)
			return
		}
		if _, found := object.Data["not-allowed-value"]; found {
			out.Allowed = false
			out.Result = &meta.Status{Message: "the key `not-allowed-value` is not allowed in a ConfigMap"}
		}
	}
	answer, err := json.Marshal(admission.AdmissionReview{TypeMeta: in.TypeMeta, Response: out})
	timing.Check(err)
	w.Header().Set("Content-Type", "application/json")
	w.Write(answer)
}

func certificate() tls.Certificate {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	timing.Check(err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(time.Hour),
		IPAddresses:  []net.IP{net.ParseIP("127.0.0.1")},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	timing.Check(err)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// serveForever is the server's process: it prints its address and its certificate, and ends with its standard input.
func serveForever() {
	cert := certificate()
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{cert}})
	timing.Check(err)
	fmt.Println(listener.Addr().String(), base64.StdEncoding.EncodeToString(cert.Certificate[0]))
	go http.Serve(listener, http.HandlerFunc(serve))
	io.Copy(io.Discard, os.Stdin)
}

// keepOpen is the server's standard input: were it collected, it would be closed and the server would end.
var keepOpen io.Closer

// startServer starts the server's process, which ends with this one.
func startServer() (address string, certificate []byte) {
	server := exec.Command(os.Args[0], "serve")
	pipe, err := server.StdinPipe()
	timing.Check(err)
	keepOpen = pipe
	server.Stderr = os.Stderr
	out, err := server.StdoutPipe()
	timing.Check(err)
	timing.Check(server.Start())
	var encoded string
	_, err = fmt.Fscan(out, &address, &encoded)
	timing.Check(err)
	certificate, err = base64.StdEncoding.DecodeString(encoded)
	timing.Check(err)
	return address, certificate
}

func main() {
	if len(os.Args) == 2 && os.Args[1] == "serve" {
		serveForever()
		return
	}
	if len(os.Args) != 5 {
		fmt.Fprintln(os.Stderr, "usage: go-webhook REVIEW.json THREADS WARMUP_SECONDS TURN_MILLIS")
		os.Exit(2)
	}
	document, err := os.ReadFile(os.Args[1])
	timing.Check(err)
	var in admission.AdmissionReview
	timing.Check(json.Unmarshal(document, &in))
	threads, warmup, measured := timing.Number(os.Args[2]), timing.Number(os.Args[3]), timing.Number(os.Args[4])

	address, der := startServer()
	leaf, err := x509.ParseCertificate(der)
	timing.Check(err)
	roots := x509.NewCertPool()
	roots.AddCert(leaf)
	client := &http.Client{Transport: &http.Transport{
		TLSClientConfig:     &tls.Config{RootCAs: roots},
		MaxIdleConnsPerHost: threads,
	}}
	url := "https://" + address + "/validate"

	call := func() {
		answer, err := client.Post(url, "application/json", bytes.NewReader(document))
		timing.Check(err)
		body, err := io.ReadAll(answer.Body)
		timing.Check(err)
		answer.Body.Close()
		var out admission.AdmissionReview
		timing.Check(json.Unmarshal(body, &out))
		if out.Response == nil || out.Response.UID != in.Request.UID || !out.Response.Allowed {
			timing.Check(fmt.Errorf("unexpected answer: %s", body))
		}
	}
	timing.Measure("go-webhook", "-", runtime.Version(), threads, warmup, measured, func() func() { return call })
}
