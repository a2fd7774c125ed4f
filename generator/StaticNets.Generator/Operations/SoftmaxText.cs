using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Emits code shared by softmax and the cross-entropies that are fused with it: the maximum of a segment, and e^(x − maximum).
/// </summary>
internal static class SoftmaxText
{
    public static void Maximum(CodeWriter writer, Segments segments, string source)
    {
        writer.Line("V largest = S.Constant(double.NegativeInfinity);");
        string value = segments.Inside($"S.Load(ref {source}, at + i)", "S.Constant(double.NegativeInfinity)");
        segments.VectorLoop(writer, () => writer.Line($"largest = S.Max(largest, {value});"));
        writer.Blank();
        writer.Line("V maximum = S.Broadcast(S.MaxAcross(largest));");
    }

    public static string Exponential(CodeWriter writer, Segments segments, string source) =>
        segments.Inside(
            VectorMath.Of(writer, segments.Element.Keyword).Call("Exp", $"S.Subtract(S.Load(ref {source}, at + i), maximum)"),
            "S.Zero"
        );
}
