package dev.wasmk8s.benchmarks.comparison;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.style.Styler;

/** Draws the median of each subject on one thread, and says in what state each call found its guest. */
final class Chart {
    private final CategoryChart chart;

    Chart(int objectBytes, List<Map<String, Object>> records) {
        chart = new CategoryChartBuilder()
                .width(1100)
                .height(560)
                .title("One AdmissionReview of " + objectBytes + " bytes, one thread, median (logarithmic)")
                .yAxisTitle("microseconds")
                .theme(Styler.ChartTheme.Matlab)
                .build();
        chart.getStyler().setYAxisLogarithmic(true).setYAxisMin(1.0).setXAxisLabelRotation(35);
        chart.getStyler()
                .setLabelsVisible(true)
                .setPlotGridVerticalLinesVisible(false)
                .setLegendVisible(false);
        List<Map<String, Object>> shown = records.stream()
                .filter(record -> record.get("objectBytes").equals(objectBytes)
                        && record.get("threads").equals(1))
                .sorted(Comparator.comparingDouble(record -> Report.number(record, "p50Micros")))
                .toList();
        List<String> names = shown.stream().map(Chart::label).toList();
        List<Double> values =
                shown.stream().map(record -> Report.number(record, "p50Micros")).toList();
        chart.addSeries("p50", names, values).setFillColor(new Color(0x32, 0x6c, 0xe5));
    }

    private static String label(Map<String, Object> record) {
        String state = record.get("state").toString();
        return record.get("subject") + (state.equals("-") ? "" : " (" + state + ")");
    }

    void write(Path withoutExtension) throws IOException {
        BitmapEncoder.saveBitmap(chart, withoutExtension.toString(), BitmapEncoder.BitmapFormat.PNG);
        VectorGraphicsEncoder.saveVectorGraphic(
                chart, withoutExtension.toString(), VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
    }
}
