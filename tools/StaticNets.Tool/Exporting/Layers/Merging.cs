using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>Layers that join several others.</summary>
internal static class Merging
{
    // The largest exponent that an import reads.
    private const int MostFactors = 8;

    /// <summary>
    /// Joins values of equal shapes. Those of two inputs only are applied one after the other; a product of one value with itself is a power.
    /// </summary>
    public static ExportedValue Elementwise(ExportContext context, string operation)
    {
        bool isFirst = context.Input.PrefersFirst;
        string[] values = [.. context.Inputs.Select(input => isFirst ? input.First : input.Last)];
        if (operation == "Mul" && values.Length is > 2 and <= MostFactors && values.Distinct().Count() == 1)
        {
            string power = context.Add("Pow", [values[0], context.Graph.Number($"{context.Name}/exponent", values.Length)]);
            return isFirst ? context.First(power) : context.Last(power);
        }

        bool isOfTwo = operation is "Add" or "Sub" or "Mul";
        string value = isOfTwo
            ? values.Skip(1).Aggregate(values[0], (sum, next) => context.Add(operation, [sum, next]))
            : context.Add(operation, values);
        return isFirst ? context.First(value) : context.Last(value);
    }

    public static ExportedValue Concatenate(ExportContext context)
    {
        bool isFirst = context.Input.PrefersFirst;
        ExportedValue? rows = context.Inputs.FirstOrDefault(input => !input.IsSingleRow);
        string[] values =
        [
            .. context.Inputs.Select(input =>
                (rows is null ? input : input.ForEachRow(context.Name, rows)) is var each && isFirst ? each.First : each.Last
            ),
        ];
        string value = context.Add("Concat", values, ("axis", isFirst ? 1 : -1));
        return isFirst ? context.First(value) : context.Last(value);
    }
}
