using System.Globalization;
using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>
/// Checks where the data of the tensors lie in the file: each tensor must occupy exactly the bytes that its shape and type need, and
/// together they must fill the file from the header to its end, without gaps and overlaps.
/// </summary>
internal static class SafetensorsLayout
{
    /// <summary>Checks the entries of all tensors.</summary>
    /// <param name="entries">The header's entries, in any order.</param>
    /// <param name="dataLength">Number of bytes after the header.</param>
    /// <param name="faults">Creates the exceptions.</param>
    /// <exception cref="InvalidDataException">
    /// A size is wrong, there is a gap or an overlap, or the data do not end with the file.
    /// </exception>
    public static void Check(List<SafetensorsEntry> entries, ulong dataLength, FaultReporter faults)
    {
        ulong covered = 0;
        string before = "the header";
        SafetensorsEntry[] inOrder = [.. entries];
        Array.Sort(inOrder, (a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        foreach (SafetensorsEntry entry in inOrder)
        {
            CheckSize(entry, faults);
            if (entry.Begin != covered)
            {
                string what = entry.Begin > covered ? "a hole" : "an overlap";
                throw faults.Tensor(entry.Name, $"{From(covered)}, where {before} ends", $"{what}: {From(entry.Begin)}");
            }

            covered = entry.End;
            before = $"tensor {ForeignName.Quote(entry.Name)}";
        }

        if (covered != dataLength)
        {
            throw faults.File($"{FaultReporter.Bytes(covered)} behind the header, where {before} ends", FaultReporter.Bytes(dataLength));
        }
    }

    private static void CheckSize(SafetensorsEntry entry, FaultReporter faults)
    {
        if (entry.Begin > entry.End)
        {
            throw faults.Tensor(entry.Name, "data_offsets that begin before they end", Offsets(entry));
        }

        string Description() => $"{entry.Dtype.Name} of shape {Shapes.Text(entry.Shape)}";
        ulong bits = (ulong)entry.Dtype.Bits;
        try
        {
            foreach (ulong length in entry.Shape)
            {
                bits = checked(bits * length);
            }
        }
        catch (OverflowException)
        {
            throw faults.Tensor(entry.Name, "a size below 2^64 bits", Description());
        }

        if (bits % 8 != 0)
        {
            throw faults.Tensor(entry.Name, "a whole number of bytes", $"{Text(bits)} bits ({Description()})");
        }

        ulong found = entry.End - entry.Begin;
        if (found != bits / 8)
        {
            throw faults.Tensor(
                entry.Name,
                $"{FaultReporter.Bytes(bits / 8)} ({Description()})",
                $"{FaultReporter.Bytes(found)} (data_offsets {Offsets(entry)})"
            );
        }
    }

    private static string From(ulong offset) => $"data from byte {Text(offset)} on";

    private static string Offsets(SafetensorsEntry entry) => $"[{Text(entry.Begin)}, {Text(entry.End)}]";

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
