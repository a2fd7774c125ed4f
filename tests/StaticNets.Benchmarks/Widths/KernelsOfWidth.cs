using System.Reflection;
using StaticNets.Runtime;

namespace StaticNets.Benchmarks.Widths;

/// <summary>
/// The functions of a network at a vector width that the network itself would not choose on this processor, with their own memory blocks.
/// </summary>
internal sealed class KernelsOfWidth<S, V>
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Static;
    private const float WeightScale = 0.05f;

    private readonly PredictPass _predict;
    private readonly TrainingPass _forward;
    private readonly LossPass _loss;
    private readonly TrainingPass _backward;
    private readonly AlignedBlock<float> _parameters;
    private readonly AlignedBlock<float> _gradients;
    private readonly AlignedBlock<float> _workspace;

    /// <summary>Instantiates the functions of a generated class, with random weights.</summary>
    public KernelsOfWidth(Type network)
    {
        Type kernels = network.GetNestedType("Kernels`2", BindingFlags.NonPublic)!.MakeGenericType(typeof(S), typeof(V));
        _predict = kernels.GetMethod("PredictPass")!.CreateDelegate<PredictPass>();
        _forward = kernels.GetMethod("ForwardPass")!.CreateDelegate<TrainingPass>();
        _loss = kernels.GetMethod("LossPass")!.CreateDelegate<LossPass>();
        _backward = kernels.GetMethod("BackwardPass")!.CreateDelegate<TrainingPass>();
        Layout = (NetworkDescription)network.GetProperty("NetworkLayout", Hidden)!.GetValue(null)!;
        _parameters = new AlignedBlock<float>(Layout.ParameterBlockLength);
        _gradients = new AlignedBlock<float>(Layout.ParameterBlockLength);
        _workspace = new AlignedBlock<float>((int)Layout.TrainingWorkspace.Length(Layout.TrainingRows));
        float[] weights = Workloads.RandomRows.Values(_parameters.Length);
        for (int i = 0; i < weights.Length; i++)
        {
            _parameters.Span[i] = WeightScale * weights[i];
        }
    }

    private delegate void PredictPass(ref float x, ref float y, ref float parameters, ref float workspace, nuint rows);

    private delegate void TrainingPass(in MicroBatch<float> batch);

    private delegate BatchTotals LossPass(in MicroBatch<float> batch);

    public NetworkDescription Layout { get; }

    /// <summary>Predicts rows, at most <paramref name="atATime"/> of them in one call.</summary>
    public void Predict(float[] x, float[] y, int atATime)
    {
        int rows = x.Length / Layout.InputLength;
        for (int row = 0; row < rows; row += atATime)
        {
            int part = Math.Min(atATime, rows - row);
            _predict(
                ref x[row * Layout.InputLength],
                ref y[row * Layout.OutputLength],
                ref _parameters.Reference,
                ref _workspace.Reference,
                (nuint)part
            );
        }
    }

    /// <summary>Runs forward pass, loss and backward pass on one micro-batch; the weights do not change.</summary>
    public void Gradient(float[] x, int[] classes)
    {
        MicroBatch<float> batch = new()
        {
            X = ref x[0],
            Classes = ref classes[0],
            Parameters = ref _parameters.Reference,
            Gradients = ref _gradients.Reference,
            Workspace = ref _workspace.Reference,
            Capacity = (nuint)Layout.TrainingRows,
            Rows = (nuint)classes.Length,
            BatchRows = (nuint)classes.Length,
            Training = true,
        };
        _forward(in batch);
        _loss(in batch);
        _backward(in batch);
    }
}
