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

    public NetworkKernels(Type network, int bits)
    {
        (Type vocabulary, Type register) = bits switch
        {
            128 => (typeof(Simd128<T>), typeof(Vector128<T>)),
            256 => (typeof(Simd256<T>), typeof(Vector256<T>)),
            _ => (typeof(Simd512<T>), typeof(Vector512<T>)),
        };
        Type kernels = network.GetNestedType("Kernels`2", BindingFlags.NonPublic)!.MakeGenericType(vocabulary, register);
        Predict = kernels.GetMethod("PredictPass")!.CreateDelegate<PredictPass>();
        Forward = kernels.GetMethod("ForwardPass")!.CreateDelegate<Pass>();
        Loss = kernels.GetMethod("LossPass")!.CreateDelegate<LossPass>();
        Backward = kernels.GetMethod("BackwardPass")!.CreateDelegate<Pass>();
    }

    /// <summary>Returns the widths whose vectors fit the padded rows of a network; wider vectors cannot be used.</summary>
    public static IEnumerable<int> Widths(NetworkDescription network) =>
        new[] { 128, 256, 512 }.Where(bits => network.Tensors.All(tensor => tensor.RowStride % (bits / (8 * Unsafe.SizeOf<T>())) == 0));

    public delegate void PredictPass(ref T x, ref T y, ref T parameters, ref T workspace, nuint rows);

    public delegate void Pass(in MicroBatch<T> batch);

    public delegate BatchTotals LossPass(in MicroBatch<T> batch);

    public PredictPass Predict { get; }

    public Pass Forward { get; }

    public LossPass Loss { get; }

    public Pass Backward { get; }

    /// <summary>
    /// Returns the length of the workspace of a prediction: the length of the scratch memory that a prediction leaves on a new thread.
    /// </summary>
    public static int PredictionWorkspace(INetwork<T> network, NetworkDescription description)
    {
        int length = 0;
        Thread thread = new(() =>
        {
            network.Predict(new T[description.InputLength], new T[description.OutputLength]);
            length = ((AlignedBlock<T>)typeof(Scratch<T>).GetField("_block", Hidden)!.GetValue(null)!).Length;
        });
        thread.Start();
        thread.Join();
        return length;
    }
}
