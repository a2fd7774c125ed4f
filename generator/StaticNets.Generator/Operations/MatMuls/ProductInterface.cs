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
                    ? "A product y[m, n] = finish(start + Σₖ x[m, k] · kernel[k, n]): its lengths, distances in elements, and functions. "
                        + "In gradients other matrices stand in the place of x, kernel and y."
                    : "The same for a convolution, whose sums run through the lines of a window or of an image: loops around the one over k.",
        };

    /// <summary>The member with the number of turns of a loop.</summary>
    public static string Turns(int loop) => loop == 0 ? "Turns" : "InnerTurns";

    /// <summary>The member with the number of elements of x that a loop skips after each turn.</summary>
    public static string Skip(int loop) => loop == 0 ? "XSkip" : "InnerXSkip";

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        writer.Blank();
        writer.Summary(Summary);
        writer.Open($"private interface {Name}");
        if (Loops == 0)
        {
            writer.Line("static abstract nuint Rows(nuint samples); // number of m");
            writer.Line("static abstract nuint Terms(nuint samples); // number of k");
            writer.Line("static abstract nuint Columns { get; } // number of n");
            writer.Line("static abstract bool Accumulates { get; } // whether a call can ask to add to y");
        }
        else
        {
            writer.Line("static abstract nuint Terms { get; } // number of k");
        }

        writer.Line("static abstract nuint XRow { get; } // from x[m, k] to x[m + 1, k]");
        writer.Line("static abstract nuint XStep { get; } // from x[m, k] to x[m, k + 1]");
        writer.Line("static abstract nuint KernelRow { get; } // from kernel[k, n] to kernel[k + 1, n]");
        writer.Line("static abstract nuint StartRow { get; } // from start[m, n] to start[m + 1, n]; 0 for a bias");
        writer.Line("static abstract nuint YRow { get; } // from y[m, n] to y[m + 1, n]");
        for (int loop = 0; loop < Loops; loop++)
        {
            writer.Line($"static abstract nuint {Turns(loop)} {{ get; }} // turns of a loop around k");
            writer.Line($"static abstract nuint {Skip(loop)} {{ get; }} // elements of x to skip after each turn");
        }

        writer.Line($"static abstract V Start(ref {type} start, nuint cell); // initial value of the sums of a vector");
        writer.Line(
            $"static abstract V Finish(V sum, ref {type} output, nuint cell); // an activation, or the derivative of the one before"
        );
        writer.Line(
            $"static abstract void Store(V value, ref {type} y, nuint cell, nuint n); // those of the columns n, n + 1, … that exist"
        );
        writer.Close();
    }
}
