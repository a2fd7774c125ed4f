using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>Emits the interface that the types of products implement for the tiles.</summary>
/// <param name="Loops">Number of loops around the one over k.</param>
internal sealed record ProductInterface(int Loops) : EmittedFunction
{
    private static readonly string[] _names = ["IProduct", "INestedProduct", "ITwiceNestedProduct"];

    public static ProductInterface For(TileKind kind) =>
        new(kind.Loops)
        {
            Name = _names[kind.Loops],
            Summary =
                kind.Loops == 0
                    ? "The lengths, distances and functions of a product y = finish(start + x · kernel); distances count elements. "
                        + "In gradients other matrices take the places of x, kernel and y."
                    : "The distances and functions of a convolution, a product with loops over the rows of a window or an image around each sum; "
                        + "distances count elements.",
        };

    /// <summary>Returns the member for the number of iterations of a loop.</summary>
    public static string Iterations(int loop) => loop == 0 ? "Iterations" : "InnerIterations";

    /// <summary>Returns the member for the number of elements of x to skip after each iteration of a loop.</summary>
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
            writer.Line("static abstract bool Accumulates { get; } // whether accumulate is supported");
        }
        else
        {
            writer.Line("static abstract nuint Terms { get; } // terms in each iteration of the loops around them");
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

        writer.Line($"static abstract V Start(ref {type} start, nuint offset); // the initial values of sums");
        writer.Line(
            $"static abstract V Finish(V sum, ref {type} output, nuint offset); // applies the activation, or the derivative of the one before"
        );
        writer.Line(
            $"static abstract void Store(V value, ref {type} y, nuint offset, nuint n); // stores those columns n, n + 1, … that y has"
        );
        writer.Close();
    }
}
