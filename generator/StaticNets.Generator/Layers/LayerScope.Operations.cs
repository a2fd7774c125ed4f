using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.Convolutions;
using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Operations.Pooling;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

// The operations that a layer can use.
internal sealed partial class LayerScope
{
    /// <summary>
    /// Creates a parameter of this layer. If the layer shares the weights of another layer, it returns that layer's parameter instead.
    /// </summary>
    /// <param name="format">The number format in which the parameter is stored.</param>
    /// <param name="isDense">Whether the elements of all axes lie in one row.</param>
    public Parameter Parameter(
        string tensor,
        Shape shape,
        string initializer,
        long fanIn,
        long fanOut,
        ParameterTraits? traits = null,
        WeightFormat format = WeightFormat.Default,
        bool isDense = false
    )
    {
        string path = Direction.Length > 0 ? $"{Direction}_{tensor}" : tensor;
        if (sharedWith is not null && program.Find($"{sharedWith}/{path}") is { } shared)
        {
            return shared;
        }

        Parameter parameter = new($"{name}/{path}", Camel + Identifiers.Pascal(tensor), shape, initializer, fanIn, fanOut)
        {
            Traits = traits ?? new ParameterTraits(),
            Format = format,
            IsDense = isDense,
        };
        program.Parameters.Add((index, parameter));
        return parameter;
    }

    /// <summary>Creates an output that no operation computes, for a layer with an error.</summary>
    public Value Unbuilt(Shape shape) => program.NewValue(Camel + "Output", shape);

    /// <param name="dropRate">Probability that a weight is dropped in a training step.</param>
    public Value MatMul(Value x, Parameter kernel, Parameter? bias, LayerNumber? dropRate = null) =>
        program.Add(new MatMul(Label("MatMul"), x, kernel, bias, Linear(x, kernel)) { Mask = MaskOf(kernel, dropRate) });

    /// <summary>Adds the operation <c>x · kernel + bias[row]</c>, for a parameter that holds the biases of several operations.</summary>
    /// <param name="role">The role of the product in the layer, for the names of its functions.</param>
    public Value MatMul(Value x, Parameter kernel, Parameter? bias, long row, string role) =>
        program.Add(new MatMul(Label(role), x, kernel, bias, Linear(x, kernel)) { BiasRow = row });

    /// <summary>Takes <paramref name="count"/> adjacent columns of each row.</summary>
    /// <param name="role">The role of the columns in the layer, for the names of functions and values.</param>
    public Value Columns(Value x, long first, long count, string role)
    {
        Value y = program.NewValue(Camel + role, x.Shape.WithLast(count)) with { Steps = x.Steps };
        return program.Add(new ColumnRange(Label(role), x, first, y));
    }

    /// <summary>Computes <c>1 − x</c>.</summary>
    public Value OneMinus(Value x) => program.Add(new Pointwise(Label("OneMinus"), x, Activated(x), new OneMinus()));

    /// <summary>Computes <c>x / 2</c>.</summary>
    public Value Half(Value x) => program.Add(new Pointwise(Label("Half"), x, Activated(x), new Half()));

    /// <summary>Computes <c>factor · x + offset</c> with fixed numbers.</summary>
    public Value Affine(Value x, double factor, double offset)
    {
        Value y = program.NewValue(Camel + "Scaled", x.Shape) with { Steps = x.Steps };
        return program.Add(new Pointwise(Label("Affine"), x, y, new Affine(factor, offset)));
    }

    /// <summary>Computes <c>e⁻ˣ</c>.</summary>
    public Value NegativeExponential(Value x) =>
        program.Add(new Pointwise(Label("NegativeExponential"), x, Activated(x), new NegativeExponential()));

    /// <summary>Multiplies each feature by its factor.</summary>
    public Value Multiply(Value x, Parameter factors)
    {
        Value y = program.NewValue(Camel + "Product", x.Shape) with { Steps = x.Steps };
        return program.Add(new ParameterProduct(Label("Product"), x, factors, y));
    }

    /// <summary>Computes the squared distances of rows from centres, the columns of a parameter.</summary>
    public Value SquaredDistance(Value x, Parameter centers)
    {
        Value y = program.NewValue(Camel + "Distances", Shape.Of(centers.RowLength)) with { Steps = x.Steps };
        return program.Add(new SquaredDistance(Label("Distances"), x, centers, y));
    }

    /// <summary>Gives each sample a row of fixed numbers.</summary>
    public Value RowOfValues(EquatableArray<double> numbers) =>
        program.Add(new RowOfValues(Label("Values"), null, numbers, Unbuilt(Shape.Of(numbers.Count))));

    /// <summary>Gives each sample the row of a parameter.</summary>
    public Value RowOfValues(Parameter values) =>
        program.Add(new RowOfValues(Label("Values"), values, EquatableArray<double>.Empty, Unbuilt(values.Shape)));

    /// <summary>Adds the operation <c>x · kernel + addend</c>.</summary>
    /// <param name="role">The role of the product in the layer, for the names of its functions.</param>
    public Value MatMulAdd(Value x, Parameter kernel, Value addend, string role) =>
        program.Add(new MatMul(Label(role), x, kernel, null, Linear(x, kernel)) { Addend = addend });

    private Value Linear(Value x, Parameter kernel) =>
        program.NewValue(Camel + "Linear", Shape.Of(kernel.RowLength)) with
        {
            Steps = x.Steps,
        };

    private WeightMask? MaskOf(Parameter kernel, LayerNumber? dropRate) =>
        dropRate is { } rate ? new WeightMask(kernel, rate, program.MaskOf(kernel)) : null;

    private Value Activated(Value x) => program.NewValue(Camel + "Output", x.Shape) with { Steps = x.Steps };

    public Value Dropout(Value x, LayerNumber rate) =>
        program.Add(new Dropout(Label("Dropout"), x, program.NewValue(Camel + "Output", x.Shape), rate, program.Dropouts++));

    public Value GaussianNoise(Value x, LayerNumber deviation) =>
        program.Add(new GaussianNoise(Label("Noise"), x, program.NewValue(Camel + "Output", x.Shape), deviation, program.Dropouts++));

    /// <summary>Multiplies each feature that is not positive by a factor.</summary>
    /// <param name="factors">A factor for each feature, or one for all.</param>
    public Value MultiplyNegatives(Value x, Parameter factors)
    {
        Value y = Activated(x);
        return program.Add(new ParameterProduct(Label("Product"), x, factors, y) { KeepsPositives = true });
    }

    /// <summary>Normalises the last axes of each sample, those of <paramref name="gamma"/>.</summary>
    /// <param name="beta">
    /// The offsets; <see langword="null"/> to divide by the root of the mean square, without subtracting the mean.
    /// </param>
    public Value Normalize(Value x, Parameter gamma, Parameter? beta, double epsilon) =>
        program.Add(new Normalization(Label("Normalization"), x, gamma, beta, program.NewValue(Camel + "Output", x.Shape), epsilon));

    /// <summary>Adds a convolution whose windows all lie inside <paramref name="x"/>.</summary>
    /// <param name="dropRate">Probability that a weight is dropped in a training step.</param>
    /// <param name="output">The shape of the output; that of a sequence has no axis for the single row of the image.</param>
    public Value Convolve(Value x, Parameter kernel, Parameter? bias, ConvolutionShape size, Shape output, LayerNumber? dropRate)
    {
        Value y = program.NewValue(Camel + "Linear", output) with { Steps = x.Steps };
        return program.Add(new Convolution(Label("Convolution"), x, kernel, bias, y, size) { Mask = MaskOf(kernel, dropRate) });
    }

    /// <summary>Adds a transposed convolution.</summary>
    /// <param name="size">The convolution from the output to <paramref name="x"/>.</param>
    /// <param name="dropRate">Probability that a weight is dropped in a training step.</param>
    public Value ConvolveTransposed(Value x, Parameter kernel, Parameter? bias, ConvolutionShape size, LayerNumber? dropRate)
    {
        Value y = program.NewValue(Camel + "Linear", size.KeptImage);
        return program.Add(new TransposedConvolution(Label("Convolution"), x, kernel, bias, y, size) { Mask = MaskOf(kernel, dropRate) });
    }

    /// <summary>Adds zeros around an image or a sequence; returns the value itself if there are none to add.</summary>
    public Value PadImage(Value x, Shape larger, long top, long left) =>
        larger == x.Shape ? x : program.Add(new ImagePadding(x, program.NewValue(Camel + "Padded", larger), top, left));

    /// <summary>
    /// Adds zeros in front of a sequence, as many as a window reaches back; returns the value itself if there are none to add.
    /// </summary>
    public Value PadInFront(Value x, Shape larger, ConvolutionShape size)
    {
        if (larger == x.Shape)
        {
            return x;
        }

        long length = CausalPadding.StateLength(size.Horizontal.Taps, size.Horizontal.Dilation, x.Shape.Last);
        Value padded = program.NewValue(Camel + "Padded", larger);
        Value windows = program.NewValue(Camel + "Windows", Shape.Of(length));
        return program.Add(new CausalPadding(x, padded, size.Horizontal.Taps, size.Horizontal.Dilation, windows));
    }

    /// <param name="output">The shape of the output, which has as many elements as the reduced image.</param>
    public Value Pool(Value x, PoolingShape size, PoolingFunction function, Shape output) =>
        program.Add(new Pooling(Label("Pooling"), x, program.NewValue(Camel + "Output", output), size, function));

    /// <summary>Normalises each channel to mean 0 and variance 1 over a batch.</summary>
    public Value NormalizeChannels(Value x, ChannelScaling scaling, LayerNumber epsilon, double momentum)
    {
        Value y = program.NewValue(Camel + "Output", x.Shape);
        return program.Add(new ChannelNormalization(Label("Normalization"), x, scaling, y, epsilon, momentum));
    }

    /// <summary>Normalises each group of channels of each sample to mean 0 and variance 1.</summary>
    public Value NormalizeGroups(Value x, Parameter gamma, Parameter beta, long groups, double epsilon)
    {
        Value y = program.NewValue(Camel + "Output", x.Shape);
        return program.Add(new GroupNormalization(Label("Normalization"), x, gamma, beta, y, groups, epsilon));
    }

    public Value Product(IReadOnlyList<Value> factors, Shape shape) =>
        program.Add(new Product(Label("Product"), factors.ToEquatableArray(), Joined(factors, shape)));

    /// <summary>Adds calls of a user's methods for each row.</summary>
    public Value CallUser(Value x, UserCall forward, UserCall backward, EquatableArray<Parameter> parameters, Shape output)
    {
        Value y = program.NewValue(Camel + "Output", output) with { Steps = x.Steps };
        return program.Add(new UserFunction(Label("Function"), x, y, forward, backward, parameters));
    }

    public Value Sum(IReadOnlyList<Value> terms, Shape shape) =>
        program.Add(new Sum(Label("Sum"), terms.ToEquatableArray(), Joined(terms, shape)));

    public Value Concatenate(IReadOnlyList<Value> parts, Shape shape) =>
        program.Add(new Concatenation(Label("Concatenation"), parts.ToEquatableArray(), Joined(parts, shape)));

    private Value Joined(IReadOnlyList<Value> parts, Shape shape) =>
        program.NewValue(Camel + "Output", shape) with
        {
            Steps = parts[0].Steps,
        };

    /// <summary>Returns the same elements with another shape; nothing is computed.</summary>
    public Value View(Value x, Shape shape) => x with { Shape = shape };

    /// <summary>
    /// Returns the label of an operation. The first operation has the name of the layer, the others the names of layer and operation with
    /// an underscore between them. <c>Dense_Softmax</c> thus differs from <c>DenseSoftmax</c>, the label of a layer
    /// <c>dense_softmax</c>.
    /// </summary>
    private string Label(string operation)
    {
        string first = Identifiers.Pascal(name) + (_labels.Count > 0 ? "_" + Identifiers.Pascal(Direction) + operation : "");
        string label = first;
        for (int count = 2; !_labels.Add(label); count++)
        {
            label = first + Literals.Integer(count);
        }

        return label;
    }
}
