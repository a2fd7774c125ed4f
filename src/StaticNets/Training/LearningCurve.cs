using StaticNets.Plots;

namespace StaticNets;

/// <summary>Draws loss, accuracy and metrics over the epochs as an SVG picture, also those of each output if there are several.</summary>
public static class LearningCurve
{
    private const double Width = 860;
    private const double PanelHeight = 300;
    private const double TitleHeight = 48;

    /// <summary>
    /// Writes the learning curves as an SVG file: loss at the top, accuracy below it if there is one, then each metric, and then loss and
    /// accuracy of each of several outputs.
    /// </summary>
    /// <param name="history">The result of <c>Fit</c>.</param>
    /// <param name="path">The file; an existing file is replaced.</param>
    /// <param name="title">Title above the curves.</param>
    public static void SaveLearningCurve(this History history, string path, string title = "Learning curve")
    {
        Save(history, path, title);
    }

    /// <inheritdoc cref="SaveLearningCurve"/>
    public static void Save(History history, string path, string title = "Learning curve")
    {
        PlotFile.Write(path, Draw(history, title));
    }

    /// <summary>Returns the learning curves as an SVG picture.</summary>
    /// <param name="history">The result of <c>Fit</c>.</param>
    /// <param name="title">Title above the curves.</param>
    public static string Draw(History history, string title = "Learning curve")
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(title);
        Curve[] curves = [.. GroupsOf(history).SelectMany(group => group).Where(curve => curve.Training(history.Epochs[0]) is not null)];
        var svg = new Svg(Width, TitleHeight + (curves.Length * PanelHeight));
        svg.Text(Width / 2, 30, title, 18, "middle");
        for (int i = 0; i < curves.Length; i++)
        {
            DrawPanel(svg, curves[i], TitleHeight + (i * PanelHeight), history);
        }

        return svg.ToString();
    }

    /// <summary>
    /// Returns the curves as CSV: <c>epoch,loss,accuracy,validation_loss,validation_accuracy</c>, one line for each epoch; a field without
    /// a value is empty. For each metric, such as <c>roc_auc</c>, two columns follow: <c>roc_auc,validation_roc_auc</c>. For each of
    /// several outputs, such as <c>price</c>, four columns follow: <c>loss_of_price,accuracy_of_price,validation_loss_of_price,
    /// validation_accuracy_of_price</c>.
    /// </summary>
    /// <param name="history">The result of <c>Fit</c>.</param>
    public static string ToCsv(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        Curve[][] groups = [.. GroupsOf(history)];
        var csv = new CsvText();
        csv.Text("epoch");
        foreach (Curve[] group in groups)
        {
            AddFields(group, curve => csv.Text(curve.Column), curve => csv.Text("validation_" + curve.Column));
        }

        csv.EndRow();
        foreach (EpochRecord epoch in history.Epochs)
        {
            csv.Number(epoch.Epoch);
            foreach (Curve[] group in groups)
            {
                AddFields(group, curve => csv.Number(curve.Training(epoch)), curve => csv.Number(curve.Validation(epoch)));
            }

            csv.EndRow();
        }

        return csv.ToString();
    }

    /// <summary>Adds the fields of a group: those of the training rows, then those of the validation rows.</summary>
    private static void AddFields(Curve[] group, Action<Curve> training, Action<Curve> validation)
    {
        Array.ForEach(group, training);
        Array.ForEach(group, validation);
    }

    /// <summary>Returns loss and accuracy of the network, each metric, and loss and accuracy of each of several outputs.</summary>
    private static IEnumerable<Curve[]> GroupsOf(History history)
    {
        yield return
        [
            new Curve("loss", "loss", epoch => epoch.Loss, epoch => epoch.ValidationLoss),
            new Curve("accuracy", "accuracy", epoch => epoch.Accuracy, epoch => epoch.ValidationAccuracy),
        ];
        foreach (string metric in history.Epochs[0].Metrics?.Keys ?? [])
        {
            yield return
            [
                new Curve(metric, metric, epoch => ValueOf(epoch.Metrics, metric), epoch => ValueOf(epoch.ValidationMetrics, metric)),
            ];
        }

        int outputs = history.Epochs[0].Outputs?.Count ?? 0;
        for (int i = 0; i < outputs; i++)
        {
            int output = i;
            string name = history.Epochs[0].Outputs![output].Output;
            yield return
            [
                new Curve(
                    $"loss of {name}",
                    "loss_of_" + name,
                    epoch => epoch.Outputs![output].Loss,
                    epoch => epoch.ValidationOutputs?[output].Loss
                ),
                new Curve(
                    $"accuracy of {name}",
                    "accuracy_of_" + name,
                    epoch => epoch.Outputs![output].Accuracy,
                    epoch => epoch.ValidationOutputs?[output].Accuracy
                ),
            ];
        }
    }

    /// <summary>Returns a metric, which epochs before the resumption of a training may not have.</summary>
    private static double? ValueOf(IReadOnlyDictionary<string, double>? metrics, string name) =>
        metrics is not null && metrics.TryGetValue(name, out double value) ? value : null;

    private static void DrawPanel(Svg svg, Curve curve, double top, History history)
    {
        List<PlotLine> lines = [PlotLine.First("training", PointsOf(curve.Training, history))];
        (double, double)[] validated = PointsOf(curve.Validation, history);
        if (validated.Length > 0)
        {
            lines.Add(PlotLine.Second("validation", validated));
        }

        var panel = new PlotPanel(curve.Title, "epoch", top, Width, PanelHeight)
        {
            LeastStep = 1,
            Mark = (history.BestEpoch, "best epoch"),
        };
        panel.Draw(svg, lines);
    }

    /// <summary>Returns the number of each epoch that has one.</summary>
    private static (double X, double Y)[] PointsOf(Func<EpochRecord, double?> number, History history) =>
        [
            .. history
                .Epochs.Select((epoch, i) => (X: i + 1.0, Y: number(epoch)))
                .Where(point => point.Y is not null)
                .Select(point => (point.X, point.Y!.Value)),
        ];

    /// <summary>One number of each epoch.</summary>
    /// <param name="Title">The title of its panel.</param>
    /// <param name="Column">The name of its column.</param>
    /// <param name="Training">Returns the number of the training rows, if there is one.</param>
    /// <param name="Validation">Returns the number of the validation rows, if there is one.</param>
    private sealed record Curve(string Title, string Column, Func<EpochRecord, double?> Training, Func<EpochRecord, double?> Validation);
}
