using StaticNets.Runtime;
using StaticNets.Tests.Networks.Checked;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>
/// DropConnect on a convolution with groups: the gradients of the weights pass through two buffers of the workspace. Values that were in
/// the buffers before must not reach the padding of the gradients, because the optimizer and the sum of the squared gradients read the
/// padding.
/// </summary>
public sealed class DroppedGroupsTests
{
    [Fact]
    public void LeaveNothingBehindTheRowsOfGradients()
    {
        const int rows = 2;
        GuardedRun<double>.Subject subject = new(typeof(GroupsOfDroppedWeights), rows);
        foreach (int bits in NetworkKernels<double>.Widths(subject.Description))
        {
            NetworkKernels<double> kernels = new(subject.Network, bits);
            GuardedRun<double> run = new(subject, kernels, rows, Guard.Behind, training: true, newBlock: true);
            Assert.DoesNotContain(SizedImages.Padding(subject.Description, run.Gradients), padding => padding.Value != 0);
            Assert.All(run.Gradients, gradient => Assert.True(double.IsFinite(gradient)));
        }
    }
}
