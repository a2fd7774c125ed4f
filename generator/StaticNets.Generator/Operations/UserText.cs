using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>C# text of the spans that a user's method receives.</summary>
internal static class UserText
{
    private const string Marshal = Qualified.InteropServices + "MemoryMarshal.";

    /// <summary>Emits a local for a row with its padding, and clears it.</summary>
    /// <param name="isOneRow">Whether the buffer is a single row, which all rows use in turn.</param>
    public static void OpenRow(CodeWriter writer, Element element, string buffer, string name, long length, bool isOneRow = false)
    {
        string padded = Literals.Integer(element.Pad(length));
        string at = isOneRow ? "0" : Arithmetic.Times("row", element.Pad(length));
        writer.Line($"global::System.Span<{element.Keyword}> {name} = {Writing(writer, buffer, at, padded)};");
        writer.Line($"{name}.Clear();");
    }

    /// <summary>Returns the elements at the start of a row, without its padding.</summary>
    public static string Start(string row, long length) => $"{row}.Slice(0, {Literals.Integer(length)})";

    public static string Reading(CodeWriter writer, string buffer, string at, long length) =>
        $"{Marshal}CreateReadOnlySpan(ref {writer.Names.At(buffer, at)}, {Literals.Integer(length)})";

    public static string Writing(CodeWriter writer, string buffer, string at, string length) =>
        $"{Marshal}CreateSpan(ref {writer.Names.At(buffer, at)}, {length})";
}
