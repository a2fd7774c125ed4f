using System.Reflection;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>
/// A chain of convolutions, pooling, normalisations and dense layers with the mean squared error, as naive loops in double. The layers are
/// read from the attributes, independently of the generator. A sequence is an image with a single row, whose pixels are the steps.
/// </summary>
internal sealed class ReferenceImages
{
    private static readonly ReferenceAxis _one = new(1, 1, 1, 1, Padding.Valid, 0, 0);

    private readonly List<ReferenceLayer> _layers = [];

    // For each layer attribute, the number of reference layers up to its output.
    private readonly List<int> _ends = [];
    private readonly bool _training;
    private readonly Queue<double[]> _tensors;
    private int[] _shape;

    /// <param name="network">A network in which each layer reads the layer above.</param>
    /// <param name="tensors">The values of all tensors, in the order of the layers.</param>
    /// <param name="training">Whether normalisations use the statistics of the batch.</param>
    public ReferenceImages(Type network, IEnumerable<double[]> tensors, bool training)
    {
        Assert.Equal(StaticNets.Loss.MeanSquaredError, network.GetCustomAttribute<NetworkAttribute>()!.Loss);
        int[] input = network.GetCustomAttribute<InputAttribute>()!.Shape;
        _training = training;
        _tensors = new(tensors);
        _shape = [.. Enumerable.Repeat(1, 3 - input.Length), .. input];
        foreach (LayerAttribute layer in network.GetCustomAttributes<LayerAttribute>())
        {
            Assert.Null(layer.From);
            Add(layer);
            _ends.Add(_layers.Count);
        }

        Assert.Empty(_tensors);
    }

    /// <summary>Height, width and channels of the output.</summary>
    public int[] OutputShape => _shape;

    public double[] Output { get; private set; } = [];

    /// <summary>The output of each layer attribute.</summary>
    public double[][] LayerOutputs { get; private set; } = [];

    public double Loss { get; private set; }

    public double[] InputGradient { get; private set; } = [];

    /// <summary>The gradients of all tensors in the order of the layers; zeros for moving statistics.</summary>
    public double[][] Gradients => [.. _layers.SelectMany(layer => layer.Gradients)];

    public void Run(double[] x, double[] targets, int rows)
    {
        List<double[]> values = [x];
        _layers.ForEach(layer => values.Add(layer.Forward(values[^1], rows)));
        Output = values[^1];
        LayerOutputs = [.. _ends.Select(end => values[end])];
        double[] errors = [.. Output.Zip(targets, (y, target) => y - target)];
        Loss = errors.Sum(error => error * error) / errors.Length;
        double[] delta = [.. errors.Select(error => 2 * error / errors.Length)];
        InputGradient = Enumerable.Reverse(_layers).Aggregate(delta, (slopes, layer) => layer.Backward(slopes));
    }

    /// <summary>Returns all tensors after a step of SGD on the rows of the last run, including the updated moving statistics.</summary>
    public double[][] AfterStep(IReadOnlyList<double[]> tensors, double rate)
    {
        List<double[]> after = [];
        foreach (ReferenceLayer layer in _layers)
        {
            foreach (double[] gradient in layer.Gradients)
            {
                after.Add([.. tensors[after.Count].Zip(gradient, (value, slope) => value - (rate * slope))]);
            }

            if (layer is ReferenceNormalization normalization)
            {
                after[^2] = normalization.MovingMean;
                after[^1] = normalization.MovingVariance;
            }
        }

        return [.. after];
    }

    private void Add(LayerAttribute attribute)
    {
        switch (attribute)
        {
            case Conv2DAttribute convolution:
                Append(Convolution(Axes(convolution), Math.Max(1, convolution.Groups), convolution.UseBias));
                Append(new ReferenceFunction(_shape, convolution.Activation));
                break;
            case DepthwiseConv2DAttribute depthwise:
                Append(Convolution(Axes(depthwise), _shape[2], depthwise.UseBias));
                Append(new ReferenceFunction(_shape, depthwise.Activation));
                break;
            case SeparableConv2DAttribute separable:
                Append(Convolution(Axes(separable), _shape[2], usesBias: false));
                Append(Convolution([Pixels(_shape[0]), Pixels(_shape[1])], 1, separable.UseBias));
                Append(new ReferenceFunction(_shape, separable.Activation));
                break;
            case Conv2DTransposeAttribute transposed:
                Append(Transposed(transposed));
                Append(new ReferenceFunction(_shape, transposed.Activation));
                break;
            case Conv1DAttribute convolution:
                ReferenceAxis steps = new(
                    _shape[1],
                    convolution.Kernel,
                    First(convolution.Strides, 1),
                    First(convolution.Dilation, 1),
                    convolution.Padding,
                    First(convolution.PadBefore, convolution.Pad),
                    First(convolution.PadAfter, convolution.Pad)
                );
                Append(Convolution([_one, steps], First(convolution.Groups, 1), convolution.UseBias));
                Append(new ReferenceFunction(_shape, convolution.Activation));
                break;
            case DenseAttribute dense:
                _shape = [1, 1, _shape[0] * _shape[1] * _shape[2]];
                Append(Convolution([_one, _one], 1, dense.UseBias));
                Append(new ReferenceFunction(_shape, dense.Activation));
                break;
            case PoolingLayerAttribute pooling:
                AddPooling(pooling);
                break;
            case SequencePoolingLayerAttribute pooling:
                ReferenceAxis windows = new(
                    _shape[1],
                    pooling.Window,
                    First(pooling.Strides, pooling.Window),
                    First(pooling.Dilation, 1),
                    pooling.Padding,
                    First(pooling.PadBefore, pooling.Pad),
                    First(pooling.PadAfter, pooling.Pad),
                    pooling.CeilMode
                );
                bool isMaximum = pooling is MaxPooling1DAttribute;
                ReferencePooling.Kind ofSteps = isMaximum ? ReferencePooling.Kind.Max : ReferencePooling.Kind.Average;
                bool counts = pooling is AveragePooling1DAttribute { CountPadding: true };
                Append(new ReferencePooling(_one, windows, _shape, ofSteps, counts));
                break;
            case GlobalAveragePooling2DAttribute or GlobalAveragePooling1DAttribute:
            case GlobalMaxPooling2DAttribute or GlobalMaxPooling1DAttribute or GlobalMinPooling2DAttribute:
                ReferenceAxis[] whole =
                [
                    new(_shape[0], _shape[0], 1, 1, Padding.Valid, 0, 0),
                    new(_shape[1], _shape[1], 1, 1, Padding.Valid, 0, 0),
                ];
                bool isMean = attribute is GlobalAveragePooling2DAttribute or GlobalAveragePooling1DAttribute;
                ReferencePooling.Kind ofAll =
                    isMean ? ReferencePooling.Kind.Average
                    : attribute is GlobalMinPooling2DAttribute ? ReferencePooling.Kind.Min
                    : ReferencePooling.Kind.Max;
                Append(new ReferencePooling(whole[0], whole[1], _shape, ofAll));
                break;
            case BatchNormalizationAttribute normalization:
                double epsilon = normalization.Epsilon == 0 ? 1e-3 : normalization.Epsilon;
                double momentum = normalization.Momentum == 0 ? 0.99 : normalization.Momentum;
                double[][] tensors = [_tensors.Dequeue(), _tensors.Dequeue(), _tensors.Dequeue(), _tensors.Dequeue()];
                Append(new ReferenceNormalization(_shape, tensors, epsilon, momentum, _training && !normalization.Frozen));
                break;
            case ActivationAttribute function:
                Append(new ReferenceFunction(_shape, function.Activation));
                break;
            case FlattenAttribute:
            case DropoutAttribute when !_training:
                break;
            case SoftmaxAttribute:
                Append(new ReferenceSoftmax(_shape));
                break;
            default:
                throw new NotSupportedException($"The reference does not know {attribute}.");
        }
    }

    /// <summary>Returns the first number that is set: an attribute's number that is not declared is 0.</summary>
    private static int First(params int[] numbers) => numbers.FirstOrDefault(number => number != 0);

    private ReferenceAxis[] Axes(ImageKernelLayerAttribute layer) =>
        [
            new(
                _shape[0],
                layer.KernelHeight,
                First(layer.StrideHeight, layer.Strides, 1),
                First(layer.DilationHeight, layer.Dilation, 1),
                layer.Padding,
                First(layer.PadTop, layer.Pad),
                First(layer.PadBottom, layer.Pad)
            ),
            new(
                _shape[1],
                layer.KernelWidth,
                First(layer.StrideWidth, layer.Strides, 1),
                First(layer.DilationWidth, layer.Dilation, 1),
                layer.Padding,
                First(layer.PadLeft, layer.Pad),
                First(layer.PadRight, layer.Pad)
            ),
        ];

    private static ReferenceAxis Pixels(int length) => new(length, 1, 1, 1, Padding.Valid, 0, 0);

    private ReferenceTransposedConvolution Transposed(Conv2DTransposeAttribute layer)
    {
        ReferenceTransposedConvolution.Axis down = ReferenceTransposedConvolution.Axis.Of(
            _shape[0],
            layer.KernelHeight,
            First(layer.StrideHeight, layer.Strides, 1),
            First(layer.DilationHeight, layer.Dilation, 1),
            layer.Padding,
            First(layer.PadTop, layer.Pad),
            First(layer.PadBottom, layer.Pad),
            layer.OutputPadding
        );
        ReferenceTransposedConvolution.Axis across = ReferenceTransposedConvolution.Axis.Of(
            _shape[1],
            layer.KernelWidth,
            First(layer.StrideWidth, layer.Strides, 1),
            First(layer.DilationWidth, layer.Dilation, 1),
            layer.Padding,
            First(layer.PadLeft, layer.Pad),
            First(layer.PadRight, layer.Pad),
            layer.OutputPadding
        );
        double[] kernel = _tensors.Dequeue();
        double[]? bias = layer.UseBias ? _tensors.Dequeue() : null;
        return new(down, across, _shape, layer.Filters, First(layer.Groups, 1), kernel, bias);
    }

    private ReferenceConvolution Convolution(ReferenceAxis[] axes, int groups, bool usesBias) =>
        new(axes[0], axes[1], _shape, groups, _tensors.Dequeue(), usesBias ? _tensors.Dequeue() : null);

    private void AddPooling(PoolingLayerAttribute pooling)
    {
        ReferenceAxis[] axes =
        [
            new(
                _shape[0],
                pooling.WindowHeight,
                First(pooling.StrideHeight, pooling.Strides, pooling.WindowHeight),
                First(pooling.DilationHeight, pooling.Dilation, 1),
                pooling.Padding,
                First(pooling.PadTop, pooling.Pad),
                First(pooling.PadBottom, pooling.Pad),
                pooling.CeilMode
            ),
            new(
                _shape[1],
                pooling.WindowWidth,
                First(pooling.StrideWidth, pooling.Strides, pooling.WindowWidth),
                First(pooling.DilationWidth, pooling.Dilation, 1),
                pooling.Padding,
                First(pooling.PadLeft, pooling.Pad),
                First(pooling.PadRight, pooling.Pad),
                pooling.CeilMode
            ),
        ];
        ReferencePooling.Kind kind = pooling switch
        {
            MaxPooling2DAttribute => ReferencePooling.Kind.Max,
            MinPooling2DAttribute => ReferencePooling.Kind.Min,
            _ => ReferencePooling.Kind.Average,
        };
        Append(new ReferencePooling(axes[0], axes[1], _shape, kind, pooling is AveragePooling2DAttribute { CountPadding: true }));
    }

    private void Append(ReferenceLayer layer)
    {
        _layers.Add(layer);
        _shape = layer.Output;
    }
}
