package dev.wasmk8s.benchmarks.comparison;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.style.Styler;

/** Draws the median of each subject on one thread, and says in what state each call found its guest. */
final class Chart {
    private final CategoryChart chart;

    /** Of the smallest review. */
    Chart(List<Measurement> records) {
        int bytes = records.stream().mapToInt(Measurement::objectBytes).min().orElse(0);
        List<Measurement> shown = records.stream()
                .filter(record -> record.objectBytes() == bytes && record.threads() == 1)
                .sorted(Comparator.comparingDouble(Measurement::p50Micros))
                .toList();
        chart = new CategoryChartBuilder()
                .width(1100)
                .height(620)
                .title("One AdmissionReview of " + bytes + " bytes, one thread, median (logarithmic scale)")
                .yAxisTitle("microseconds")
                .theme(Styler.ChartTheme.XChart)
                .build();
        chart.getStyler()
                .setYAxisLogarithmic(true)
                .setYAxisMin(1.0)
                .setXAxisLabelRotation(40)
                .setYAxisDecimalPattern("#,##0")
                .setPlotGridVerticalLinesVisible(false)
                .setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setLabelsVisible(true).setOverlapped(true).setLegendPosition(Styler.LegendPosition.InsideNW);
        addSeries(shown, "wasm-k8s", new Color(0x32, 0x6c, 0xe5));
        addSeries(shown, "pristine", new Color(0x5f, 0x9e, 0x6e));
        addSeries(shown, "dirty", new Color(0xc9, 0x8b, 0x3c));
        addSeries(shown, "-", new Color(0x9a, 0x9a, 0x9a));
    }

    private void addSeries(List<Measurement> shown, String group, Color color) {
        if (shown.isEmpty()) {
            return;
        }
        List<String> names = shown.stream().map(Chart::label).toList();
        List<Double> values = shown.stream()
                .map(record -> group(record).equals(group) ? record.p50Micros() : null)
                .toList();
        chart.addSeries(group.equals("-") ? "no guest" : group, names, values).setFillColor(color);
    }

    private static String label(Measurement record) {
        boolean second = record.module().equals(WasmFile.FREEING.toString())
                && record.state().equals("pristine");
        return record.subject() + (second ? " (freeing)" : "");
    }

    private static String group(Measurement record) {
        return record.subject().equals("wasm-k8s") ? "wasm-k8s" : record.state();
    }

    void write(Path withoutExtension) throws IOException {
        BitmapEncoder.saveBitmap(chart, withoutExtension.toString(), BitmapEncoder.BitmapFormat.PNG);
        VectorGraphicsEncoder.saveVectorGraphic(
                chart, withoutExtension.toString(), VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
    }
}
