using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// The function that computes a product with so few columns that they fill a single vector. Rows are computed one by one, so a row has the
/// same bits whether it comes alone, as in a time step, or with others.
/// </summary>
internal sealed record NarrowMultiplication(TileKind Kind) : EmittedFunction
{
    public static NarrowMultiplication Of(TileKind kind) =>
        new(kind) { Name = kind.NameOf("MultiplyNarrow"), Summary = "Computes a product with few columns row by row." };

    public override IEnumerable<EmittedFunction> Helpers => [ProductInterface.For(Kind), NarrowRowMultiplication.Of(Kind)];

    public override void Write(CodeWriter writer, Element element)
    {
        ProductLoops.Open(writer, this, Kind, element, JitHints.Optimized(writer.Names));
        writer.Open("for (nuint row = 0; row < P.Rows(samples); row++)");
        writer.Line($"{NarrowRowMultiplication.Of(Kind).Name}<P>{ProductLoops.Arguments};");
        writer.Line($"x = ref {writer.Names.At("x", "P.XRow")};");
        writer.Line($"start = ref {writer.Names.At("start", "P.StartRow")};");
        writer.Line($"y = ref {writer.Names.At("y", "P.YRow")};");
        writer.Line($"output = ref {writer.Names.At("output", "P.YRow")};");
        writer.Close();
        writer.Close();
    }
}
