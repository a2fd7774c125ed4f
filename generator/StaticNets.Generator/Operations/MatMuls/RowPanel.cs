using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// The types that say how many vectors of a row a <see cref="RowTile"/> computes at a time. A row of eight vectors or a multiple of eight is
/// divided into panels of eight. Any other row is divided into as few panels as possible, all of one width but the last, which has at most as
/// many: with panels of eight, the last one would often have too few sums to hide the latency of multiply-adds.
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
        string panels = $"((vectors + {Most - 1}) / {Most})";
        writer.Blank();
        writer.Summary(Summary);
        writer.Open($"private interface {Name}");
        writer.Line("static abstract nuint Vectors(nuint vectors);");
        writer.Close();
        writer.Blank();
        writer.Summary($"Panels of {Usual} vectors, or as few panels as possible of at most {Most} vectors; the last one may be narrower.");
        writer.Open($"private readonly struct {Full} : {Name}");
        writer.Line(JitHints.Inlined(writer.Names));
        writer.Line(
            $"public static nuint Vectors(nuint vectors) => vectors % {Usual} == 0 ? {Usual} : (vectors + {panels} - 1) / {panels};"
        );
        writer.Close();
        writer.Blank();
        writer.Summary("The vectors that are left over after the full panels.");
        writer.Open($"private readonly struct {Last} : {Name}");
        writer.Line(JitHints.Inlined(writer.Names));
        writer.Line($"public static nuint Vectors(nuint vectors) => vectors % {Full}.Vectors(vectors);");
        writer.Close();
    }
}
