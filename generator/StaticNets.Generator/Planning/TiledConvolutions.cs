using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Convolutions;
using StaticNets.Generator.Operations.Convolutions.Winograd;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>Decides which convolutions are computed in tiles by the algorithm of Winograd.</summary>
internal static class TiledConvolutions
{
    /// <summary>
    /// Returns the operations of a prediction with such convolutions in the place of others, and the transformed kernels that these need.
    /// </summary>
    public static (IReadOnlyList<Operation> Operations, IReadOnlyList<WinogradKernel> Kernels) InPrediction(
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

    /// <summary>Returns the operations of a training step with such convolutions in the place of others.</summary>
    public static IReadOnlyList<Operation> InTraining(IReadOnlyList<Operation> operations, Element element)
    {
        ILookup<int, Operation> readers = operations
            .SelectMany(operation => operation.Inputs, (operation, input) => (operation, input.Id))
            .ToLookup(read => read.Id, read => read.operation);
        return
        [
            .. operations.Select(operation =>
                operation is Convolution convolution && WinogradTiles.Serve(convolution, element)
                    ? new WinogradTraining(convolution, PaddingFor(convolution))
                    : operation
            ),
        ];

        ImagePadding? PaddingFor(Convolution convolution) =>
            readers[convolution.X.Id].Count() == 1
                ? operations.OfType<ImagePadding>().FirstOrDefault(padding => padding.Output.Id == convolution.X.Id)
                : null;
    }
}
