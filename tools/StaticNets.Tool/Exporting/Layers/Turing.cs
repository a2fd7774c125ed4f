using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>A neural Turing machine, step by step; docs/layers/NeuralTuring.md has the formulas.</summary>
internal sealed class Turing
{
    private const double SmallestSquare = 1e-6;
    private const double SmallestWeight = 1e-30;

    private readonly ExportContext _body;
    private readonly string _heads;
    private readonly int _slots;
    private readonly int _width;
    private readonly int _maxShift;

    private Turing(ExportContext body, string prefix, string h)
    {
        _body = body;
        _slots = Slots(body);
        _width = Width(body);
        _maxShift = body.Declared.Int("MaxShift", 1);
        string product = body.Add("MatMul", [h, body.Stored(prefix + "head_kernel")]);
        _heads = body.Weights.ContainsKey(prefix + "head_bias") ? body.Add("Add", [product, body.Stored(prefix + "head_bias")]) : product;
    }

    // Key, strength, gate, shares of shifts, sharpness.
    private int ColumnsOfHead => _width + (2 * _maxShift) + 4;

    public static ExportedValue Export(ExportContext context)
    {
        int units = context.Declared.Int("units");
        bool hasGates = context.Declared.Int("Controller") != (int)TuringController.Dense;
        int[][] heads =
        [
            [units + Width(context)],
            [Width(context), Slots(context)],
            [Slots(context)],
            [Slots(context)],
        ];
        return StepLoop.OfDirections(
            context,
            (prefix, runsBackwards) =>
                StepLoop.Run(
                    context,
                    StepLoop.Project(context, prefix),
                    context.ShapeOf(prefix + "kernel")[1],
                    hasGates ? [.. heads, [units]] : heads,
                    runsBackwards,
                    (body, x, before) => Step(body, prefix, x, before, hasGates)
                )
        );
    }

    private static int Slots(ExportContext context) => context.Declared.Int("Slots", 128);

    private static int Width(ExportContext context) => context.Declared.Int("Width", 20);

    /// <summary>Computes <c>[h, r]</c>, the memory, the weights of both heads and, with gates, the cell after a step.</summary>
    private static string[] Step(ExportContext body, string prefix, string x, string[] before, bool hasGates)
    {
        int units = body.Declared.Int("units");
        string controlled = hasGates ? before[0] : Cells.Columns(body, before[0], units, Width(body));
        string z = body.Add("Add", [x, body.Add("MatMul", [controlled, body.Stored(prefix + "recurrent_kernel")])]);
        string[] controller = hasGates ? Cells.StepOfLstm(body, z, before[4], units) : [Cells.Function(body, z)];
        Turing turing = new(body, prefix, controller[0]);
        string[] after = turing.Move(before[1], before[2], before[3], out string read);
        return [body.Add("Concat", [controller[0], read], ("axis", 1)), .. after, .. controller[1..]];
    }

    /// <summary>Writes with one head, and reads with the other.</summary>
    /// <returns>The memory and the weights of both heads after the step.</returns>
    private string[] Move(string memory, string writing, string reading, out string read)
    {
        string written = Address(ColumnsOfHead, memory, writing);
        string erased = Cells.Fixed(_body, Columns(2 * ColumnsOfHead, _width), Activation.Sigmoid);
        string added = Cells.Fixed(_body, Columns((2 * ColumnsOfHead) + _width, _width), Activation.Tanh);

        // M (1 − e wᵀ) + a wᵀ, the slots are the columns.
        string weights = Unsqueeze(written, 1);
        string kept = _body.Add("Sub", [Number("one", 1), _body.Add("Mul", [Unsqueeze(erased, 2), weights])]);
        string shares = _body.Add("Mul", [Unsqueeze(added, 2), weights]);
        string after = _body.Add("Add", [_body.Add("Mul", [memory, kept]), shares]);
        string found = Address(0, after, reading);
        read = _body.Add("Squeeze", [_body.Add("MatMul", [after, Unsqueeze(found, 2)]), Axis(2)]);
        return [after, written, found];
    }

    /// <summary>Returns the new weights of a head.</summary>
    /// <param name="first">The first of its columns.</param>
    /// <param name="memory">The memory.</param>
    /// <param name="before">Its weights before the step.</param>
    private string Address(int first, string memory, string before)
    {
        string key = Columns(first, _width);
        int at = first + _width;
        string strength = Cells.Fixed(_body, Columns(at, 1), Activation.Softplus);
        string gate = Cells.Fixed(_body, Columns(at + 1, 1), Activation.Sigmoid);
        int shifts = (2 * _maxShift) + 1;
        string shares = Cells.Fixed(_body, Columns(at + 2, shifts), Activation.Softmax);
        string softplus = Cells.Fixed(_body, Columns(at + 2 + shifts, 1), Activation.Softplus);
        string sharpness = _body.Add("Add", [softplus, Number("one", 1)]);
        string content = Softmax(strength, Cosines(key, memory));

        // g · content + (1 − g) · before
        string focus = Focus(before);
        string mixed = _body.Add("Add", [focus, _body.Add("Mul", [gate, _body.Add("Sub", [content, focus])])]);
        string moved = _body.Add("Max", [Moved(mixed, shares), Number("smallest", SmallestWeight)]);
        return Softmax(sharpness, _body.Add("Log", [moved]));
    }

    /// <summary>Adds to the first weight what the weights lack to a sum of 1.</summary>
    private string Focus(string weights)
    {
        string missing = _body.Add("Sub", [Number("one", 1), Sum(weights, axis: 1, keeps: true)]);
        double[] first = new double[_slots];
        first[0] = 1;
        string slot = _body.Graph.Tensor($"{_body.Name}/firstSlot", [_slots], first);
        return _body.Add("Add", [weights, _body.Add("Mul", [missing, slot])]);
    }

    private string Cosines(string key, string memory)
    {
        string products = _body.Add("Squeeze", [_body.Add("MatMul", [Unsqueeze(key, 1), memory]), Axis(1)]);
        string ofKey = Length(Sum(_body.Add("Mul", [key, key]), axis: 1, keeps: true));
        string ofSlots = Length(Sum(_body.Add("Mul", [memory, memory]), axis: 1, keeps: false));
        return _body.Add("Div", [products, _body.Add("Mul", [ofKey, ofSlots])]);

        string Length(string squares) => _body.Add("Sqrt", [_body.Add("Add", [squares, Number("smallestSquare", SmallestSquare)])]);
    }

    /// <summary>Moves weights around the circle of the slots.</summary>
    private string Moved(string weights, string shares)
    {
        IEnumerable<string> shifted = Enumerable
            .Range(-_maxShift, (2 * _maxShift) + 1)
            .Select(shift =>
            {
                long[] sources = [.. Enumerable.Range(0, _slots).Select(slot => (long)((slot - shift + _slots) % _slots))];
                string order = _body.Graph.Integers($"{_body.Name}/shift{shift + _maxShift}", sources);
                string share = Cells.Columns(_body, shares, shift + _maxShift, 1);
                return _body.Add("Mul", [_body.Add("Gather", [weights, order], ("axis", 1)), share]);
            });
        return _body.Add("Sum", [.. shifted]);
    }

    private string Softmax(string scale, string value) => _body.Add("Softmax", [_body.Add("Mul", [scale, value])], ("axis", 1));

    private string Sum(string value, int axis, bool keeps) => _body.Add("ReduceSum", [value, Axis(axis)], ("keepdims", keeps ? 1 : 0));

    private string Columns(int first, int count) => Cells.Columns(_body, _heads, first, count);

    private string Unsqueeze(string value, int axis) => _body.Add("Unsqueeze", [value, Axis(axis)]);

    private string Axis(int axis) => _body.Graph.Integers($"{_body.Name}/axis{axis}", axis);

    private string Number(string name, double value) => _body.Graph.Number($"{_body.Name}/{name}", value);
}
