using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// The types that say how many vectors of a row a <see cref="RowTile"/> computes at a time. With 16 vector registers, a row of eight vectors
/// or a multiple of eight is divided into panels of eight. Any other row, and with 32 registers every row, is divided into as few panels as
/// possible, all of one width but the last, which has at most as many: with panels of eight, the last one would often have too few sums to
/// hide the latency of multiply-adds.
/// </summary>
internal sealed record RowPanel : EmittedFunction
{
    public const string Full = "FullPanel";

    public const string Last = "LastPanel";

    public static RowPanel Types { get; } =
        new() { Name = "IPanel", Summary = "The number of vectors in a panel of a row, from the number of vectors in the whole row." };

    public override void Write(CodeWriter writer, Element element)
    {
        const int Usual = Tuning.VectorsOfRow;
        const int Most = Tuning.LargestRowTile;
        const int Wide = Tuning.LargestWideRowTile;
        writer.Blank();
        writer.Summary(Summary);
        writer.Open($"private interface {Name}");
        writer.Line("static abstract nuint Vectors(nuint vectors);");
        writer.Close();
        writer.Blank();
        writer.Summary(
            $"As few panels as possible of at most {Wide} vectors or, with 16 vector registers, panels of {Usual} or of at most {Most}; the last "
                + "one may be narrower."
        );
        writer.Open($"private readonly struct {Full} : {Name}");
        writer.Line(JitHints.Inlined(writer.Names));
        writer.Line(
            $"public static nuint Vectors(nuint vectors) => S.HasThirtyTwoRegisters ? Divide(vectors, {Wide}) : vectors % {Usual} == 0 ? {Usual} : Divide(vectors, {Most});"
        );
        writer.Blank();
        writer.Line(JitHints.Inlined(writer.Names));
        writer.Line("private static nuint Divide(nuint vectors, nuint most)");
        writer.Open("{", alone: true);
        writer.Line("nuint panels = (vectors + most - 1) / most;");
        writer.Line("return (vectors + panels - 1) / panels;");
        writer.Close();
        writer.Close();
        writer.Blank();
        writer.Summary("The vectors that are left over after the full panels.");
        writer.Open($"private readonly struct {Last} : {Name}");
        writer.Line(JitHints.Inlined(writer.Names));
        writer.Line($"public static nuint Vectors(nuint vectors) => vectors % {Full}.Vectors(vectors);");
        writer.Close();
    }
}
