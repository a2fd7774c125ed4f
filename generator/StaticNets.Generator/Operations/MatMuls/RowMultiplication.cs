using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// The function that computes a product of a single row, in panels of columns. It is inlined: into the pass of a time step, where the calls
/// between the pass and the tiles would take a tenth of the time, and into the function for any number of rows.
/// </summary>
internal sealed record RowMultiplication(TileKind Kind) : EmittedFunction
{
    public static RowMultiplication Of(TileKind kind) =>
        new(kind) { Name = kind.NameOf("MultiplyRow"), Summary = "Computes a product of one row in panels of columns." };

    public override IEnumerable<EmittedFunction> Helpers => [ProductInterface.For(Kind), RowTile.Of(Kind)];

    public override void Write(CodeWriter writer, Element element)
    {
        string tile = RowTile.Of(Kind).Name;
        const string OfTile = "(ref x, ref kernel, ref start, ref y, ref output, n, accumulate, samples);";
        ProductLoops.Open(writer, this, Kind, element, JitHints.Inlined(writer.Names));
        writer.Line("nuint lanes = Lanes, columns = (P.Columns + lanes - 1) / lanes * lanes, n;");
        writer.Line($"nuint panel = {RowPanel.Full}.Vectors(columns / lanes) * lanes;");
        writer.Open("for (n = 0; n + panel <= columns; n += panel)");
        writer.Line($"{tile}<P, {RowPanel.Full}>{OfTile}");
        writer.Close();
        writer.Blank();
        writer.Open("if (columns % panel > 0)");
        writer.Line($"{tile}<P, {RowPanel.Last}>{OfTile}");
        writer.Close();
        writer.Close();
    }
}
