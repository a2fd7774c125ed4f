using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>Poolings of windows and of whole images.</summary>
internal static class Pooling
{
    /// <summary>The minimum, which has no operation: the maximum of the negated image, negated.</summary>
    public const string Minimum = "MinPool";

    private const int VersionOfDilations = 19;

    public static ExportedValue Windows(ExportContext context, string operation)
    {
        int axes = context.Input.Shape.Length - 1;
        int[] lengths = WindowAttributes.Lengths(context.Declared, "window", axes);
        List<(string Name, object Value)> attributes = WindowAttributes.Of(context, lengths, lengths);
        if (context.Declared.Bool("CeilMode"))
        {
            attributes.Add(("ceil_mode", 1));
        }

        if (context.Declared.Bool("CountPadding"))
        {
            attributes.Add(("count_include_pad", 1));
        }

        if (operation == "AveragePool" && attributes.Exists(attribute => attribute.Name == "dilations"))
        {
            context.Graph.Require(VersionOfDilations);
        }

        if (operation != Minimum)
        {
            return context.First(context.Add(operation, [context.Input.First], [.. attributes]));
        }

        string negated = context.Add("Neg", [context.Input.First]);
        return context.First(context.Add("Neg", [context.Add("MaxPool", [negated], [.. attributes])]));
    }

    public static ExportedValue Global(ExportContext context, string operation) =>
        context.Last(context.Add("Flatten", [context.Add(operation, [context.Input.First])], ("axis", 1)));

    /// <summary>The minimum over the pixels: the maximum of the negated image, negated.</summary>
    public static ExportedValue Smallest(ExportContext context)
    {
        string largest = context.Add("GlobalMaxPool", [context.Add("Neg", [context.Input.First])]);
        return context.Last(context.Add("Flatten", [context.Add("Neg", [largest])], ("axis", 1)));
    }
}
