using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>Emits the interface of the types that give the tiles the facts about a product, see <see cref="ProductType"/>.</summary>
/// <param name="Loops">Number of loops around the one over k.</param>
/// <param name="FinishesLater">Whether the activation is applied to stored sums instead of sums in registers.</param>
internal sealed record ProductInterface(int Loops, bool FinishesLater) : EmittedFunction
{
    private static readonly string[] _loops = ["", "Nested", "TwiceNested"];

    public static ProductInterface For(TileKind kind) =>
        new(kind.Loops, kind.FinishesLater)
        {
            Name = $"I{_loops[kind.Loops]}{(kind.FinishesLater ? "Stored" : "")}Product",
            Summary =
                kind.Loops == 0
                    ? "The lengths, distances and functions of a product y = finish(start + x · kernel); distances count elements. "
                        + "In gradients other matrices take the places of x, kernel and y."
                    : "The distances and functions of a convolution, a product with loops over the rows of a window or an image around each sum; "
                        + "distances count elements.",
        };

    /// <summary>Returns the name of the member that says how many iterations a loop has.</summary>
    public static string Iterations(int loop) => loop == 0 ? "Iterations" : "InnerIterations";

    /// <summary>Returns the name of the member that says how many elements of x a loop skips after each iteration.</summary>
    public static string Skip(int loop) => loop == 0 ? "XSkip" : "InnerXSkip";

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        writer.Blank();
        writer.Summary(Summary);
        writer.Open($"private interface {Name}");
        if (Loops == 0)
        {
            writer.Line("static abstract nuint Rows(nuint samples); // rows of y");
            writer.Line("static abstract nuint Terms(nuint samples); // terms of each sum");
            writer.Line("static abstract nuint Columns { get; } // columns of y");
            writer.Line("static abstract bool HasStart(bool accumulate); // whether sums begin with elements of start instead of 0");
        }
        else
        {
            writer.Line("static abstract nuint Terms { get; } // terms in each iteration of the loops around them");
            writer.Line("static abstract bool HasStart { get; } // whether sums begin with elements of start instead of 0");
        }

        writer.Line("static abstract nuint XRow { get; } // between rows of x");
        writer.Line("static abstract nuint XStep { get; } // between the terms of a row of x");
        writer.Line("static abstract nuint KernelRow { get; } // between rows of the kernel");
        writer.Line("static abstract nuint StartRow { get; } // between rows of start; 0 for a bias, which all rows share");
        writer.Line("static abstract nuint YRow { get; } // between rows of y");
        for (int loop = 0; loop < Loops; loop++)
        {
            writer.Line($"static abstract nuint {Iterations(loop)} {{ get; }} // iterations of a loop around the terms");
            writer.Line($"static abstract nuint {Skip(loop)} {{ get; }} // elements of x to skip after each iteration");
        }

        string stores = "stores those of the columns n, n + 1, … that y has";
        writer.Line(
            $"static abstract void Store(V sum, ref {type} y, ref {type} output, nuint offset, nuint n); // "
                + (FinishesLater ? stores : "applies the activation, or the derivative of the one before, and " + stores)
        );
        if (FinishesLater)
        {
            writer.Line(
                $"static abstract void Finish(ref {type} y, ref {type} output, nuint offset, nuint n); // applies the activation to stored sums"
            );
        }

        writer.Close();
    }
}
