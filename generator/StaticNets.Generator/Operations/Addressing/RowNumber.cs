using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Addressing;

/// <summary>Emits code for values with a single element in each row.</summary>
internal static class RowNumber
{
    public static Shape Shape { get; } = Shape.Of(1);

    /// <summary>Returns the number of the current row.</summary>
    public static string Of(CodeWriter writer, Element element, string value) => writer.Names.At(value, At(element));

    /// <summary>Returns the number of the current row in all lanes.</summary>
    public static string Broadcast(CodeWriter writer, Element element, string value) => $"S.Broadcast({Of(writer, element, value)})";

    /// <summary>Emits the statements that write a gradient of the current row, with zeros behind it, or add to it.</summary>
    public static void Write(CodeWriter writer, Element element, string gradient, string value, bool accumulate)
    {
        writer.Line($"{Of(writer, element, gradient)} {(accumulate ? "+=" : "=")} {value};");
        if (!accumulate)
        {
            new Segments(element, Shape).ClearPadding(writer, gradient, At(element));
        }
    }

    private static string At(Element element) => $"row * {Literals.Integer(element.Pad(1))}";
}
