using Spectre.Console;
using StaticNets;

namespace Digits;

/// <summary>Shows the progress of the training: a bar on a terminal, otherwise a line for every ten epochs.</summary>
internal static class TrainingDisplay
{
    private const int EpochsPerLine = 10;

    public static void Run(int epochs, Action<Action<TrainingProgress>> train)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            train(WriteLine);
            return;
        }

        AnsiConsole
            .Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask("training", maxValue: epochs);
                train(progress =>
                {
                    task.Description = $"loss {progress.Record.Loss:F4}, accuracy {progress.Record.Accuracy:P1}";
                    task.Value = progress.Epoch;
                });
            });
    }

    private static void WriteLine(TrainingProgress progress)
    {
        if (progress.Epoch % EpochsPerLine == 0 || progress.Epoch == progress.Epochs)
        {
            EpochRecord record = progress.Record;
            Console.WriteLine(
                $"epoch {progress.Epoch, 3} of {progress.Epochs}: loss {record.Loss:F4}, accuracy {record.Accuracy:F4}, "
                    + $"held out {record.ValidationLoss:F4}, {record.ValidationAccuracy:F4}"
            );
        }
    }
}
