using StaticNets.Plots;

namespace StaticNets;

/// <summary>Draws loss and accuracy over the epochs as an SVG picture.</summary>
public static class LearningCurve
{
    private const double Width = 860;
    private const double PanelHeight = 300;
    private const double TitleHeight = 48;
    private const string TrainingColor = "#1f77b4";
    private const string ValidationColor = "#d9480f";
    private const string ValidationDashes = "6 3";

    /// <summary>Writes the learning curves as an SVG file: loss at the top, accuracy below it if there is one.</summary>
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
        bool hasAccuracy = history.Epochs[0].Accuracy is not null;
        var svg = new Svg(Width, TitleHeight + ((hasAccuracy ? 2 : 1) * PanelHeight));
        svg.Text(Width / 2, 30, title, 18, "middle");
        DrawPanel(svg, "loss", TitleHeight, history, epoch => epoch.Loss, epoch => epoch.ValidationLoss);
        if (hasAccuracy)
        {
            DrawPanel(svg, "accuracy", TitleHeight + PanelHeight, history, epoch => epoch.Accuracy, epoch => epoch.ValidationAccuracy);
        }

        return svg.ToString();
    }

    /// <summary>
    /// Returns the curves as CSV: <c>epoch,loss,accuracy,validation_loss,validation_accuracy</c>, one line for each epoch; a field without
    /// a value is empty.
    /// </summary>
    /// <param name="history">The result of <c>Fit</c>.</param>
    public static string ToCsv(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var csv = new CsvText();
        csv.Text("epoch").Text("loss").Text("accuracy").Text("validation_loss").Text("validation_accuracy").EndRow();
        foreach (EpochRecord epoch in history.Epochs)
        {
            csv.Number(epoch.Epoch)
                .Number(epoch.Loss)
                .Number(epoch.Accuracy)
                .Number(epoch.ValidationLoss)
                .Number(epoch.ValidationAccuracy)
                .EndRow();
        }

        return csv.ToString();
    }

    private static void DrawPanel(
        Svg svg,
        string name,
        double top,
        History history,
        Func<EpochRecord, double?> training,
        Func<EpochRecord, double?> validation
    )
    {
        List<PlotLine> lines = [new("training", TrainingColor, null, [.. history.Epochs.Select(training).OfType<double>()])];
        double[] validated = [.. history.Epochs.Select(validation).OfType<double>()];
        if (validated.Length > 0)
        {
            lines.Add(new PlotLine("validation", ValidationColor, ValidationDashes, validated));
        }

        new PlotPanel(name, top, Width, PanelHeight, history.BestEpoch).Draw(svg, lines);
    }
}
