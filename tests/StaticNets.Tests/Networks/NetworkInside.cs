using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text.RegularExpressions;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Tests.Networks;

/// <summary>Accesses the private description and engine of a generated class.</summary>
internal static partial class NetworkInside
{
    public static NetworkDescription Description(Type network) =>
        (NetworkDescription)network.GetProperty("NetworkLayout", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    public static NetworkEngine<T> Engine<T>(object network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (NetworkEngine<T>)network.GetType().GetField("_engine", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(network)!;

    /// <summary>Returns the largest number of rows that one prediction pass computes, as the summary of the network says.</summary>
    public static int PredictionRows(Type network)
    {
        string summary = (string)network.GetProperty("Summary")!.GetValue(null)!;
        string rows = RowsAtATime().Match(summary).Groups[1].Value;
        return rows == "one" ? 1 : int.Parse(rows.Replace(" ", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("Prediction workspace: .* for (one|[0-9 ]+) rows? at a time")]
    private static partial Regex RowsAtATime();

    /// <summary>Returns the folded weights of an engine, or <see langword="null"/> if its predictions have none.</summary>
    public static FoldedBlock<T>? Folded<T>(NetworkEngine<T> engine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (FoldedBlock<T>?)engine.GetType().GetField("_folded", BindingFlags.NonPublic | BindingFlags.Instance)?.GetValue(engine);
}
