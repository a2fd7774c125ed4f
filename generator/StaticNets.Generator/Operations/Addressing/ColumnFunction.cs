using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Addressing;

/// <summary>
/// The body of a function that reads a matrix of its own for each row. The matrix has a line for each element of a vector and a column for
/// each weight, <c>[lines, columns]</c>. Its lines follow each other without padding, so vectors run over the columns.
/// </summary>
internal abstract record ColumnFunction(Shape Matrix) : FunctionBody
{
    public override bool IsCheap => false;

    protected long LineCount => Matrix.Axes[0];

    protected long ColumnCount => Matrix.Last;

    protected Segments Columns(Element element) => new(element, Shape.Of(ColumnCount));

    protected Segments Lines(Element element) => new(element, Shape.Of(LineCount));

    /// <summary>
    /// Emits the indices at which the matrix and the vector of the row begin. The index of the row's weights is <c>at</c>, that of
    /// <see cref="Segments"/>.
    /// </summary>
    protected void WriteIndices(CodeWriter writer, Element element)
    {
        writer.Line($"nuint ofMatrix = row * {Literals.Integer(element.Pad(Matrix.Length))};");
        writer.Line($"nuint ofVector = row * {Literals.Integer(element.Pad(LineCount))};");
    }

    /// <summary>Emits a loop over the lines of the matrix, whose index is <c>line</c>.</summary>
    /// <param name="definesPlace">Whether the loop defines <c>place</c>, the index of the line's first element.</param>
    protected void LineLoop(CodeWriter writer, Action body, bool definesPlace = false)
    {
        writer.Open($"for (nuint line = 0; line < {Literals.Integer(LineCount)}; line++)");
        if (definesPlace)
        {
            writer.Line($"nuint place = ofMatrix + ({Arithmetic.Times("line", ColumnCount)});");
        }

        body();
        writer.Close();
    }

    /// <summary>Returns the vector of the matrix that lies in the current line and columns.</summary>
    protected string InLine(string matrix) => $"S.Load(ref {matrix}, ofMatrix + ({Arithmetic.Times("line", ColumnCount)}) + i)";

    /// <summary>Returns the element of a vector that belongs to the current line, in all lanes.</summary>
    protected static string Broadcast(CodeWriter writer, string vector) => $"S.Broadcast({ElementOf(writer, vector)})";

    /// <summary>Returns the element of a vector that belongs to the current line.</summary>
    protected static string ElementOf(CodeWriter writer, string vector) => writer.Names.At(vector, "ofVector + line");

    /// <summary>Emits the statement that writes the element of a vector's gradient that belongs to the current line, or adds to it.</summary>
    protected static void WriteElement(CodeWriter writer, string vector, string value, bool accumulate) =>
        writer.Line($"{ElementOf(writer, vector)} {(accumulate ? "+=" : "=")} {value};");

    /// <summary>Emits the statements that zero the padding of a vector of which all elements have been written.</summary>
    protected void ClearPadding(CodeWriter writer, Element element, string vector, bool accumulate)
    {
        if (!accumulate)
        {
            Lines(element).ClearPadding(writer, vector, "ofVector");
        }
    }

    /// <summary>
    /// Emits the store of a vector of a line. Lanes after the last column are those of the next line, and keep their elements.
    /// </summary>
    protected static void StoreInLine(CodeWriter writer, Segments columns, string value, string matrix) =>
        writer.Line($"S.Store({columns.Inside(value, $"S.Load(ref {matrix}, place + i)")}, ref {matrix}, place + i);");
}
