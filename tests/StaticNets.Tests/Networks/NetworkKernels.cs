using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets.Tests.Networks;

/// <summary>The passes of a generated network for one vector width, whatever width the network itself would choose.</summary>
internal sealed class NetworkKernels<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Static;

    private readonly PredictPass? _predict;
    private readonly FoldedPredictPass? _predictFolded;

    public NetworkKernels(Type network, int bits)
    {
        (Type vocabulary, Type register) = bits switch
        {
            128 => (typeof(Simd128<T>), typeof(Vector128<T>)),
            256 => (typeof(Simd256<T>), typeof(Vector256<T>)),
            _ => (typeof(Simd512<T>), typeof(Vector512<T>)),
        };
        Type kernels = network.GetNestedType("Kernels`2", BindingFlags.NonPublic)!.MakeGenericType(vocabulary, register);
        MethodInfo predict = kernels.GetMethod("PredictPass")!;
        Fold = kernels.GetMethod("FoldPass") is { } fold ? FoldOf(fold) : null;
        _predict = Fold is null ? PredictOf(predict) : null;
        _predictFolded = Fold is null ? null : FoldedPredictOf(predict);
        Forward = kernels.GetMethod("ForwardPass")!.CreateDelegate<Pass>();
        Loss = kernels.GetMethod("LossPass")!.CreateDelegate<LossPass>();
        Backward = kernels.GetMethod("BackwardPass")!.CreateDelegate<Pass>();
    }

    /// <summary>Returns the widths whose vectors fit the padded rows of a network; wider vectors cannot be used.</summary>
    public static IEnumerable<int> Widths(NetworkDescription network) =>
        new[] { 128, 256, 512 }.Where(bits => network.Tensors.All(tensor => tensor.RowStride % (bits / (8 * Unsafe.SizeOf<T>())) == 0));

    private delegate void PredictPass(ref T x, ref T y, ref T parameters, ref T workspace, nuint rows);

    private delegate void FoldedPredictPass(ref T x, ref T y, ref T parameters, ref T folded, ref T workspace, nuint rows);

    private delegate void VariedPredictPass(ref T x, ref T y, ref T parameters, ref double hyperparameters, ref T workspace, nuint rows);

    private delegate void VariedFoldedPredictPass(
        ref T x,
        ref T y,
        ref T parameters,
        ref T folded,
        ref double hyperparameters,
        ref T workspace,
        nuint rows
    );

    private delegate void VariedFoldPass(ref T parameters, ref T folded, ref double hyperparameters);

    public delegate void FoldPass(ref T parameters, ref T folded);

    public delegate void Pass(in MicroBatch<T> batch);

    public delegate BatchTotals LossPass(in MicroBatch<T> batch);

    /// <summary>The pass that computes the folded weights; <see langword="null"/> in a network without folded normalisations.</summary>
    public FoldPass? Fold { get; }

    public Pass Forward { get; }

    public LossPass Loss { get; }

    public Pass Backward { get; }

    /// <summary>Predicts rows of a network without folded normalisations.</summary>
    public void Predict(ref T x, ref T y, ref T parameters, ref T workspace, nuint rows) =>
        _predict!(ref x, ref y, ref parameters, ref workspace, rows);

    /// <param name="folded">The folded weights; not used if the network has none.</param>
    public void Predict(ref T x, ref T y, ref T parameters, ref T folded, ref T workspace, nuint rows)
    {
        if (_predictFolded is null)
        {
            Predict(ref x, ref y, ref parameters, ref workspace, rows);
        }
        else
        {
            _predictFolded(ref x, ref y, ref parameters, ref folded, ref workspace, rows);
        }
    }

    // A pass that reads hyperparameters gets a null reference: all are as declared.
    private static bool ReadsHyperparameters(MethodInfo pass) => Array.Exists(pass.GetParameters(), one => one.Name == "hyperparameters");

    private static PredictPass PredictOf(MethodInfo pass)
    {
        if (!ReadsHyperparameters(pass))
        {
            return pass.CreateDelegate<PredictPass>();
        }

        VariedPredictPass varied = pass.CreateDelegate<VariedPredictPass>();
        return (ref T x, ref T y, ref T parameters, ref T workspace, nuint rows) =>
            varied(ref x, ref y, ref parameters, ref Unsafe.NullRef<double>(), ref workspace, rows);
    }

    private static FoldedPredictPass FoldedPredictOf(MethodInfo pass)
    {
        if (!ReadsHyperparameters(pass))
        {
            return pass.CreateDelegate<FoldedPredictPass>();
        }

        VariedFoldedPredictPass varied = pass.CreateDelegate<VariedFoldedPredictPass>();
        return (ref T x, ref T y, ref T parameters, ref T folded, ref T workspace, nuint rows) =>
            varied(ref x, ref y, ref parameters, ref folded, ref Unsafe.NullRef<double>(), ref workspace, rows);
    }

    private static FoldPass FoldOf(MethodInfo pass)
    {
        if (!ReadsHyperparameters(pass))
        {
            return pass.CreateDelegate<FoldPass>();
        }

        VariedFoldPass varied = pass.CreateDelegate<VariedFoldPass>();
        return (ref T parameters, ref T folded) => varied(ref parameters, ref folded, ref Unsafe.NullRef<double>());
    }

    /// <summary>
    /// Returns the length of the workspace of a prediction: the length of the scratch memory that a prediction leaves on a new thread.
    /// </summary>
    public static int PredictionWorkspace(INetwork<T> network, NetworkDescription description)
    {
        int length = 0;
        Thread thread = new(() =>
        {
            network.Predict(new T[description.InputLength], new T[description.OutputLength]);
            length = ScratchOfThread();
        });
        thread.Start();
        thread.Join();
        return length;
    }

    /// <summary>Returns the length of the calling thread's scratch memory.</summary>
    public static int ScratchOfThread() => ((AlignedBlock<T>)typeof(Scratch<T>).GetField("_block", Hidden)!.GetValue(null)!).Length;
}
