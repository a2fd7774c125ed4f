using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;

namespace StaticNets.Training;

/// <summary>Writes the numbers of a training in the words of Keras: <c>loss: 0.1234 - accuracy: 0.9712 - val_loss: 0.1502</c>.</summary>
internal static class ProgressText
{
    private const int BarLength = 20;

    // Smaller numbers would have fewer than two digits after four decimals.
    private const double LeastFixed = 1e-3;

    /// <summary>Returns the number of an epoch: <c>Epoch  3/50</c>.</summary>
    public static string Epoch(int epoch, int epochs)
    {
        string all = epochs.ToString(CultureInfo.InvariantCulture);
        return $"Epoch {epoch.ToString(CultureInfo.InvariantCulture).PadLeft(all.Length)}/{all}";
    }

    /// <summary>
    /// Returns the progress of an epoch: <c> [=========&gt;..........] 21/45</c>, or <c> 21/?</c> if the number of batches is not known.
    /// </summary>
    public static string Bar(int batch, int? batches)
    {
        if (batches is not { } all)
        {
            return string.Create(CultureInfo.InvariantCulture, $" {batch}/?");
        }

        int done = (int)((long)BarLength * batch / all);
        string head = done < BarLength ? ">" : "";
        string bar = new string('=', done) + head + new string('.', BarLength - done - head.Length);
        return string.Create(CultureInfo.InvariantCulture, $" [{bar}] {batch}/{all}");
    }

    /// <summary>Returns a time: <c>12ms</c>, <c>3.4s</c>, <c>2:05</c> or <c>1:02:05</c>.</summary>
    public static string Time(TimeSpan time)
    {
        string format =
            time.TotalSeconds < 1 ? $"{(int)time.TotalMilliseconds}ms"
            : time.TotalMinutes < 1 ? $"{time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)}s"
            : time.ToString(time.TotalHours < 1 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);
        return time.TotalDays < 1 ? format : $"{(int)time.TotalDays} days";
    }

    /// <summary>Returns loss and accuracy of the batches so far.</summary>
    public static string Numbers(in BatchReport report)
    {
        StringBuilder text = new();
        Add(text, "loss", report.Loss);
        Add(text, "accuracy", report.Accuracy);
        return text.ToString();
    }

    /// <summary>Returns all numbers of an epoch: those of the training rows, then those of the validation rows.</summary>
    public static string Numbers(EpochRecord record)
    {
        StringBuilder text = new();
        Add(text, "loss", record.Loss);
        Add(text, "accuracy", record.Accuracy);
        AddMetrics(text, "", record.Metrics);
        AddOutputs(text, "", record.Outputs);
        Add(text, "val_loss", record.ValidationLoss);
        Add(text, "val_accuracy", record.ValidationAccuracy);
        AddMetrics(text, "val_", record.ValidationMetrics);
        AddOutputs(text, "val_", record.ValidationOutputs);
        return text.ToString();
    }

    private static void AddMetrics(StringBuilder text, string prefix, IReadOnlyDictionary<string, double>? metrics)
    {
        foreach ((string name, double value) in metrics ?? ReadOnlyDictionary<string, double>.Empty)
        {
            Add(text, prefix + name, value);
        }
    }

    private static void AddOutputs(StringBuilder text, string prefix, IReadOnlyList<OutputMetrics>? outputs)
    {
        foreach (OutputMetrics output in outputs ?? [])
        {
            Add(text, $"{prefix}{output.Output}_loss", output.Loss);
            Add(text, $"{prefix}{output.Output}_accuracy", output.Accuracy);
        }
    }

    private static void Add(StringBuilder text, string name, double? value)
    {
        if (value is { } number)
        {
            string format = number != 0 && Math.Abs(number) < LeastFixed ? "0.0000e+00" : "F4";
            text.Append(" - ").Append(name).Append(": ").Append(number.ToString(format, CultureInfo.InvariantCulture));
        }
    }
}
