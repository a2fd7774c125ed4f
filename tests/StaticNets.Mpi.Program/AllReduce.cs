using StaticNets.MessagePassing;

namespace StaticNets.MpiProgram;

/// <summary>MPI_Allreduce of the library that <see cref="Mpi"/> uses.</summary>
internal sealed unsafe class AllReduce
{
    private readonly delegate* unmanaged<void*, void*, int, nint, nint, nint, int> _function;
    private readonly nint _world;
    private readonly nint _float;
    private readonly nint _sum;

    public AllReduce()
    {
        MpiLibrary library = MpiLibrary.Require();
        _function = (delegate* unmanaged<void*, void*, int, nint, nint, nint, int>)library.Export("MPI_Allreduce");
        _world = MpiHandles.Of(library).World;

        // MPI_FLOAT and MPI_SUM of mpi.h.
        (_float, _sum) =
            library.Kind == MpiKind.OpenMpi
                ? (library.Export("ompi_mpi_float"), library.Export("ompi_mpi_op_sum"))
                : (0x4c00040a, 0x58000003);
    }

    /// <summary>Adds the values of all ranks.</summary>
    public void Sum(ReadOnlySpan<float> values, Span<float> sums)
    {
        fixed (float* from = values)
        {
            fixed (float* to = sums)
            {
                if (_function(from, to, values.Length, _float, _sum, _world) != 0)
                {
                    throw new InvalidOperationException("MPI_Allreduce failed.");
                }
            }
        }
    }
}
