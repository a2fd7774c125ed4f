using StaticNets.Plots;

namespace StaticNets;

/// <summary>Draws how loss and accuracy went from epoch to epoch, as an SVG picture.</summary>
public static class LearningCurve
{
    private const double Width = 860;
    private const double PanelHeight = 300;
    private const double TitleHeight = 48;
    private const string TrainingColor = "#1f77b4";
    private const string ValidationColor = "#d9480f";
    private const string ValidationDashes = "6 3";

    /// <summary>Writes the learning curves of a training as an SVG file: loss above, accuracy below where there is one.</summary>
    /// <param name="history">What <c>Fit</c> returned.</param>
    /// <param name="path">The file; an old one is replaced.</param>
    /// <param name="title">Stands above the curves.</param>
    public static void SaveLearningCurve(this History history, string path, string title = "Learning curve")
    {
        Save(history, path, title);
    }

    /// <inheritdoc cref="SaveLearningCurve"/>
    public static void Save(History history, string path, string title = "Learning curve")
    {
        PlotFile.Write(path, Draw(history, title));
    }

    /// <summary>The learning curves of a training as the text of an SVG picture.</summary>
    /// <param name="history">What <c>Fit</c> returned.</param>
    /// <param name="title">Stands above the curves.</param>
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
    /// The same series as a table: <c>epoch,loss,accuracy,validation_loss,validation_accuracy</c>, a line an epoch; a field is empty where
    /// there is no value.
    /// </summary>
    /// <param name="history">What <c>Fit</c> returned.</param>
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
