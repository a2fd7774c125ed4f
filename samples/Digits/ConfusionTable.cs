using Spectre.Console;
using StaticNets;

namespace Digits;

/// <summary>Prints a confusion matrix.</summary>
internal static class ConfusionTable
{
    public static void Write(ConfusionMatrix matrix)
    {
        Table table = new Table().Title("Confusion matrix").Border(TableBorder.Simple).AddColumn("is \\ taken for");
        for (int digit = 0; digit < matrix.Classes; digit++)
        {
            table.AddColumn(new TableColumn($"{digit}").RightAligned());
        }

        for (int actual = 0; actual < matrix.Classes; actual++)
        {
            IEnumerable<string> counts = Enumerable.Range(0, matrix.Classes).Select(predicted => Cell(matrix[actual, predicted]));
            table.AddRow([$"{actual}", .. counts]);
        }

        Output().Write(table);
    }

    /// <summary>Returns a console without colours and escape sequences if the output is not a terminal.</summary>
    private static IAnsiConsole Output() =>
        Console.IsOutputRedirected
            ? AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors })
            : AnsiConsole.Console;

    private static string Cell(long count) => count == 0 ? "." : $"{count}";
}
