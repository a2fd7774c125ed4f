using System.CommandLine;
using System.Globalization;
using Courses;
using Courses.Adversarial;
using Courses.Anomaly;
using Courses.AutoEncoders;
using Courses.Blobs;
using Courses.Circles;
using Courses.DigitsSearch;
using Courses.Elm;
using Courses.Esn;
using Courses.Fashion;
using Courses.Gan;
using Courses.ImageRows;
using Courses.LeNet;
using Courses.Logistic;
using Courses.Mnist;
using Courses.Multi;
using Courses.MultiLabel;
using Courses.Names;
using Courses.Ntm;
using Courses.Perceptron;
using Courses.Rbf;
using Courses.Regression;
using Courses.RegressionMlp;
using Courses.ResNet;
using Courses.Rnn;
using Courses.Segmentation;
using Courses.Series;
using Courses.Siamese;
using Courses.Signs;
using Courses.Svm;
using Courses.Transfer;
using Courses.Vae;
using Courses.Vanishing;
using Courses.Xor;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Course[] courses =
[
    new RegressionCourse(),
    new LogisticCourse(),
    new MultiLabelCourse(),
    new PerceptronCourse(),
    new XorCourse(),
    new BlobsCourse(),
    new SvmCourse(),
    new CirclesCourse(),
    new RbfCourse(),
    new VanishingCourse(),
    new FashionCourse(),
    new MnistCourse(),
    new MnistRanksCourse(),
    new LeNetCourse(LeNetVersion.Modern),
    new LeNetCourse(LeNetVersion.Original),
    new ResNetCourse(),
    new SignsCourse(),
    new RegressionMlpCourse(),
    new DigitsSearchCourse(),
    new AutoEncoderCourse(),
    new VaeCourse(),
    new SegmentationCourse(),
    new AdversarialCourse(),
    new AnomalyCourse(),
    new GanCourse(),
    new TransferCourse(),
    new ElmCourse(),
    new EsnCourse(),
    new SiameseCourse(),
    new MultiCourse(),
    new RnnCourse(),
    new SeriesCourse(),
    new ImageRowsCourse(),
    new NamesCourse(),
    new NtmCourse(),
];
RootCommand root = new("The networks of a course, one command each: the course's figures beside ours.");
foreach (Command command in CourseCommands.Create(courses))
{
    root.Add(command);
}

return root.Parse(args).Invoke();
