using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>The declaration of the functions that compute whole products of a kind, with the lengths and functions of their type parameter.</summary>
internal static class ProductLoops
{
    /// <summary>The arguments with which such a function passes all it was given on to another one.</summary>
    public const string Arguments = "(ref x, ref kernel, ref start, ref y, ref output, accumulate, samples)";

    /// <summary>Emits the declaration, up to the brace that opens the body.</summary>
    /// <param name="hint">The attribute for the JIT compiler.</param>
    public static void Open(CodeWriter writer, EmittedFunction function, TileKind kind, Element element, string hint)
    {
        string type = element.Keyword;
        string kernel = kind.RightElement.Keyword(element);
        writer.Blank();
        writer.Summary(function.Summary);
        writer.Line(hint);
        writer.Line(
            $"private static void {function.Name}<P>(ref {type} x, ref {kernel} kernel, ref {type} start, ref {type} y, ref {type} output, bool accumulate, nuint samples)"
        );
        writer.Line($"    where P : struct, {ProductInterface.For(kind).Name}");
        writer.Open("{", alone: true);
    }
}
