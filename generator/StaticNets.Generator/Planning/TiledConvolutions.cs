using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Convolutions;
using StaticNets.Generator.Operations.Convolutions.Winograd;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>Decides which convolutions of a prediction are computed in tiles by the algorithm of Winograd.</summary>
internal static class TiledConvolutions
{
    /// <summary>Returns the operations with such convolutions in the place of others, and the transformed kernels that these need.</summary>
    public static (IReadOnlyList<Operation> Operations, IReadOnlyList<WinogradKernel> Kernels) In(
        IReadOnlyList<Operation> operations,
        Element element
    )
    {
        List<WinogradKernel> kernels = [];
        return ([.. operations.Select(Tiled)], kernels);

        Operation Tiled(Operation operation)
        {
            if (operation is not Convolution convolution || !WinogradTiles.Serve(convolution, element))
            {
                return operation;
            }

            WinogradKernel kernel = new(convolution.Label, convolution.Kernel, new WinogradTiles(convolution.Size).PanelFilters(element));
            kernels.Add(kernel);
            return WinogradConvolution.Of(convolution, kernel);
        }
    }
}
