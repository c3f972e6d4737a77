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
	"sort"
	"strconv"
	"sync"
	"time"

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
	check(err)
	w.Header().Set("Content-Type", "application/json")
	w.Write(answer)
}

func certificate() tls.Certificate {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(time.Hour),
		IPAddresses:  []net.IP{net.ParseIP("127.0.0.1")},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	check(err)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// serveForever is the server's process: it prints its address and its certificate, and ends with its standard input.
func serveForever() {
	cert := certificate()
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{cert}})
	check(err)
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
	check(err)
	keepOpen = pipe
	server.Stderr = os.Stderr
	out, err := server.StdoutPipe()
	check(err)
	check(server.Start())
	var encoded string
	_, err = fmt.Fscan(out, &address, &encoded)
	check(err)
	certificate, err = base64.StdEncoding.DecodeString(encoded)
	check(err)
	return address, certificate
}

func main() {
	if len(os.Args) == 2 && os.Args[1] == "serve" {
		serveForever()
		return
	}
	if len(os.Args) != 5 {
		fmt.Fprintln(os.Stderr, "usage: go-webhook REVIEW.json THREADS WARMUP_SECONDS SECONDS")
		os.Exit(2)
	}
	document, err := os.ReadFile(os.Args[1])
	check(err)
	var in admission.AdmissionReview
	check(json.Unmarshal(document, &in))
	threads, warmup, measured := number(os.Args[2]), number(os.Args[3]), number(os.Args[4])

	address, der := startServer()
	leaf, err := x509.ParseCertificate(der)
	check(err)
	roots := x509.NewCertPool()
	roots.AddCert(leaf)
	client := &http.Client{Transport: &http.Transport{
		TLSClientConfig:     &tls.Config{RootCAs: roots},
		MaxIdleConnsPerHost: threads,
	}}
	url := "https://" + address + "/validate"

	call := func() {
		answer, err := client.Post(url, "application/json", bytes.NewReader(document))
		check(err)
		body, err := io.ReadAll(answer.Body)
		check(err)
		answer.Body.Close()
		var out admission.AdmissionReview
		check(json.Unmarshal(body, &out))
		if out.Response == nil || out.Response.UID != in.Request.UID || !out.Response.Allowed {
			check(fmt.Errorf("unexpected answer: %s", body))
		}
	}
	run(threads, warmup, func() func() { return call })
	samples := run(threads, measured, func() func() { return call })
	report("go-webhook", "-", runtime.Version(), threads, measured, samples)
}

// run calls on each of so many threads for so many seconds and returns what each call took, sorted.
func run(threads, seconds int, newCall func() func()) []int64 {
	var all []int64
	var lock sync.Mutex
	var group sync.WaitGroup
	for i := 0; i < threads; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			call := newCall()
			samples := make([]int64, 0, 1<<20)
			end := time.Now().Add(time.Duration(seconds) * time.Second)
			for start := time.Now(); start.Before(end); {
				call()
				now := time.Now()
				samples = append(samples, int64(now.Sub(start)))
				start = now
			}
			lock.Lock()
			all = append(all, samples...)
			lock.Unlock()
		}()
	}
	group.Wait()
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	return all
}

func report(subject, state, version string, threads, seconds int, samples []int64) {
	line, err := json.Marshal(map[string]any{
		"subject":      subject,
		"state":        state,
		"version":      version,
		"threads":      threads,
		"p50Micros":    float64(samples[len(samples)/2]) / 1000,
		"p99Micros":    float64(samples[len(samples)*99/100]) / 1000,
		"opsPerSecond": float64(len(samples)) / float64(seconds),
	})
	check(err)
	fmt.Println(string(line))
}

func number(text string) int {
	value, err := strconv.Atoi(text)
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
